import re
from pathlib import Path

import pytest
import yaml

from website.publish.facts import place, write_facts
from website.publish.site import Language, Page, Site, html_of, notebook_of, write_site

ROOT = Path(__file__).resolve().parents[3]
HTML = "<h1>A</h1>\n<p>" + "word " * 228 * 3 + '</p><aside class="provenance"></aside><p>' + "more " * 2000
BRANCH = "o/r/blob/notebooks/"
COLAB, MODELSCOPE = "https://colab.research.google.com/github/", "https://modelscope.cn/notebook/share/github/"


@pytest.fixture
def line(tmp_path):
    """Return the HTML of a page after the line of facts is put into it."""

    def run(source, url, language="zh", html=HTML, notebook=True, lesson=None, repository="https://github.com/o/r"):
        page = Page(f"docs/{source}", url, "T", "", None, lesson)
        one = Language(language, "", {"zh": "", "en": "en/"}[language], "", "", "", "docs", [page])
        path = html_of(tmp_path, one, page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html)
        if notebook:
            notebook_of(tmp_path, one, page).write_text("{}")
        write_site(Site([one], place(repository, "notebooks")), tmp_path)
        write_facts(tmp_path)
        return path.read_text()

    return run


def test_the_line_says_how_long_reading_takes_and_offers_the_notebook(line):
    assert line("mlp.md", "mlp/", "en", repository="").startswith(
        '<h1>A</h1>\n<ul class="facts"><li>3 min read</li>'
        '<li><a href="mlp.ipynb" download>Download the notebook</a></li></ul>\n<p>word'
    )


def test_a_lesson_says_which_it_is_of_how_many(line):
    assert '<ul class="facts"><li>Lesson 1 of 1</li><li>3 min read</li>' in line("mlp.md", "mlp/", "en", lesson=1)
    assert "<li>第 1 课，共 1 课</li>" in line("mlp.md", "mlp/", lesson=1)


def test_the_home_page_says_how_long_the_course_is_below_its_lede_however_often_it_is_written(tmp_path):
    pages = [Page(f"docs/{n}.md", f"{n}/" if n else "", "T", "", None, n or None) for n in range(13)]
    one = Language("en", "", "", "", "", "", "docs", pages)
    for page in pages:
        html_of(tmp_path, one, page).parent.mkdir(exist_ok=True)
        text = "word " * 228 * 10 + '<aside class="provenance">'
        html_of(tmp_path, one, page).write_text(f'<h1>A</h1>\n<p class="lede">One\ntwo.</p>\n<p>{text}')
    write_site(Site([one]), tmp_path)
    write_facts(tmp_path)
    write_facts(tmp_path)
    home = (tmp_path / "index.html").read_text()

    assert home.startswith('<h1>A</h1>\n<p class="lede">One\ntwo.</p>\n<ul class="facts course"><li>')
    assert home.count("facts course") == 1 and "<li>12 lessons</li><li>About 2 hours of reading</li>" in home
    assert "facts course" not in (tmp_path / "1/index.html").read_text()


def test_a_second_pass_changes_nothing(line):
    once = line("mlp.md", "mlp/")

    assert line("mlp.md", "mlp/", html=once) == once


def test_a_page_without_a_notebook_stays_as_it_is(line):
    assert line("mlp.md", "mlp/", notebook=False) == HTML


def test_the_home_page_is_not_timed_and_an_experiment_is_offered_as_it_was_written(line):
    assert "阅读" not in line("index.md", "")
    assert '<li><a href="a.py" download><code>a.py</code></a></li>' in line("x/a.py", "x/a/")


def test_a_page_without_a_title_is_an_error(line):
    with pytest.raises(ValueError, match=r"docs/mlp\.md: a page with cells has a title"):
        line("mlp.md", "mlp/", html="<h2>A</h2>")


@pytest.mark.parametrize(
    "source, url, language, path",
    [
        ("index.md", "", "zh", "index.ipynb"),
        ("mlp.md", "mlp/", "zh", "mlp/mlp.ipynb"),
        ("experiments/seeds.py", "experiments/seeds/", "en", "en/experiments/seeds/seeds.ipynb"),
    ],
)
def test_two_hosts_open_the_file_of_the_branch_that_stands_where_it_does_in_the_site(line, source, url, language, path):
    hosts = (COLAB, MODELSCOPE) if language == "en" else (MODELSCOPE, COLAB)  # first what readers reach

    links = re.findall(r'<li><a href="(https:[^"]+)">(?:在 |Open in )(Colab|ModelScope)', line(source, url, language))
    assert [address for address, _ in links] == [f"{host}{BRANCH}{path}" for host in hosts]


@pytest.mark.parametrize(
    "repository", ["https://github.com/o/r", "https://github.com/o/r/", "https://github.com/o/r.git"]
)
def test_the_branch_is_found_however_the_repository_is_written(repository):
    assert place(repository, "notebooks") == BRANCH


@pytest.mark.parametrize(
    "repository, branch", [("https://github.com/o/r", ""), ("", "notebooks"), ("https://gitlab.com/o/r", "notebooks")]
)
def test_without_a_branch_on_github_there_is_no_link_to_a_host(line, repository, branch):
    assert place(repository, branch) == ""
    assert not {"Colab", "ModelScope"} & set(re.findall(r"\w+", line("mlp.md", "mlp/", repository="")))


def test_the_workflow_pushes_the_branch_that_the_pages_name():
    jobs = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]
    (build,) = (step for step in jobs["check"]["steps"] if step.get("run") == "make book")
    (uploaded,) = (step["with"] for step in jobs["check"]["steps"] if "upload-artifact" in step.get("uses", ""))
    download, push = jobs["notebooks"]["steps"]
    branch = build["env"]["NOTEBOOKS_BRANCH"]

    assert uploaded["path"] == "site/**/*.ipynb" and uploaded["name"] == download["with"]["name"]
    assert f"--initial-branch={branch}\n" in push["run"] and f"}} {branch}\n" in push["run"].replace('"', "")
    assert jobs["notebooks"]["permissions"] == {"contents": "write"}
