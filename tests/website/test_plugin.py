"""A build, whole: what MkDocs and the plugin do together, in small sites."""

import ast
import json
import logging
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from jinja2 import Environment
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.nav import Link, Section

from execution.kernels import Kernels
from execution.resume.kernels import ResumingKernels
from website.markdown.page import page_of
from website.mkdocs_host import name_sections

ROOT = Path(__file__).resolve().parents[2]
CONFIG = f"""
site_name: 中文
site_url: https://example.org/notes/
docs_dir: docs/zh
theme: {{name: material, language: zh, font: false, features: [navigation.sections], custom_dir: {ROOT}/website/theme}}
plugins: [website]
markdown_extensions:
  attr_list: {{}}
  pymdownx.superfences: {{}}
  execution.show.extension: {{page: !!python/name:website.markdown.page.page_of }}
nav: [index.md, basics: [mlp.md]]
extra:
  alternate: true
  translations: [mkdocs.en.yml]
  lessons: [basics]
  sections: {{basics: 基础}}
  languages: [{{lang: zh, name: 中文, root: ""}}, {{lang: en, name: English, root: en/}}]
"""
ENGLISH = """
INHERIT: mkdocs.yml
site_name: English
docs_dir: docs/en
site_dir: site/en
theme: {language: en}
extra: {translations: [], sections: {basics: Basics}}
"""
CELL = "\n\n```python {.cell}\n6 * 7\n```\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "mkdocs.en.yml").write_text(ENGLISH)
    (tmp_path / "pyproject.toml").write_text("[tool.execution]\npages = ['docs/zh', 'docs/en']\npreload = []\n")
    for language in ("zh", "en"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        (tmp_path / f"docs/{language}/index.md").write_text(f"# first {language}\n")
        text = f"---\ndescription: D {language}\n---\n# M {language}{CELL}\n## N\n\n### O\n"  # with contents to repair
        (tmp_path / f"docs/{language}/mlp.md").write_text(text)
    return tmp_path


def build_all(project, command="build"):
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        build(config, serve_url=config.site_url if command == "serve" else None)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def first_or_second(project):
    pages = (("zh", project / "site/index.html"), ("en", project / "site/en/index.html"))
    return [next(word for word in ("first", "second") if f"{word} {x}" in path.read_text()) for x, path in pages]


def test_one_build_makes_both_languages_linked_to_each_other(project):
    site = build_all(project)
    zh, en = ((site / name).read_text(encoding="utf-8") for name in ("mlp/index.html", "en/mlp/index.html"))

    assert site == project / "site" and not (site / "en/en").exists()
    assert '<html lang="zh"' in zh and 'href="../en/mlp/"' in zh and "基础" in zh
    assert '<html lang="en"' in en and 'href="../../mlp/"' in en and "Basics" in en


def test_the_passes_are_told_the_languages_and_their_pages(project):
    text = (build_all(project) / "site.json").read_text(encoding="utf-8")
    zh, en = json.loads(text)["languages"]

    assert (zh["title"], zh["home"], zh["address"]) == ("中文", "", "https://example.org/notes/")
    assert (en["title"], en["home"], en["address"], en["docs"]) == (
        "English", "en/", "https://example.org/notes/en/", "docs/en",
    )  # fmt: skip
    assert en["pages"][1] == {
        "source": "docs/en/mlp.md", "url": "mlp/", "title": "M en", "description": "D en", "section": "Basics",
        "lesson": 1, "kept": False,
    }  # fmt: skip
    assert str(project) not in text


def test_the_passes_leave_their_files(project):
    site = build_all(project)
    page = (site / "en/mlp/index.html").read_text(encoding="utf-8")

    assert json.loads((site / "en/mlp/mlp.ipynb").read_text())["cells"][-2]["outputs"][0]["data"]["text/plain"] == "42"
    assert '<a href="mlp.ipynb" download>' in page and page.count('class="facts"') == 1
    assert "mlp.ipynb" in (site / "en/llms.txt").read_text() and "M zh" in (site / "feed.xml").read_text()
    assert (site / "pytorch-study-notes.zip").exists() and not (site / "en/pytorch-study-notes.zip").exists()


def test_a_site_is_built_from_anywhere(project, monkeypatch, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    site = build_all(project)

    assert site == project / "site" and (site / "en/mlp/mlp.ipynb").exists() and not list(elsewhere.iterdir())


@pytest.mark.parametrize("command, fails", [("build", False), ("serve", True)])
def test_pages_that_mkdocs_leaves_out_are_not_run(project, monkeypatch, caplog, command, fails):
    patterns = "\nexclude_docs: |\n  /left-out/\n  half.md\ndraft_docs: draft.md\nnot_in_nav: more.md\n"
    (project / "mkdocs.yml").write_text(CONFIG + patterns, encoding="utf-8")
    for name in ("zh/left-out/a.md", "en/left-out/a.md", "en/half.md", "zh/templates/a.md", "zh/.hidden.md"):
        (project / "docs" / name).parent.mkdir(exist_ok=True)
        (project / "docs" / name).write_text("# A\n\n```python {.cell}\nraise OSError('not to be run')\n```\n")
    (project / "docs/zh/draft.md").write_text("# A\n\n```python {.cell}\nraise OSError('draft')\n```\n")
    (project / "docs/zh/more.md").write_text(f"# More{CELL}")
    with caplog.at_level(logging.ERROR), pytest.raises(Abort) if fails else nullcontext():
        site = build_all(project, command)

    assert "not to be run" not in caplog.text and ("OSError: draft" in caplog.text) == fails
    assert fails or "<code>42</code>" in (site / "more/index.html").read_text()


def test_one_language_can_be_built_alone_from_a_file_named_as_it_is_typed(project):
    config = load_config("mkdocs.en.yml", strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()

    assert "M en" in (project / "site/en/mlp/index.html").read_text() and not (project / "site/index.html").exists()
    assert [one["language"] for one in json.loads((project / "site/en/site.json").read_text())["languages"]] == ["en"]
    assert "Other languages" not in (project / "site/en/llms.txt").read_text()
    assert not list((project / "site").rglob("*.zip"))


def test_a_lesson_is_numbered_where_it_stands_in_the_navigation_and_below_its_title(project):
    site = build_all(project)

    assert '<a data-lesson="1" href="mlp/" class="md-nav__link">' in (site / "index.html").read_text(encoding="utf-8")
    assert "<li>Lesson 1 of 1</li>" in (site / "en/mlp/index.html").read_text(encoding="utf-8")


def test_the_sitemap_and_the_404_page_name_both_languages(project):
    site = build_all(project)
    sitemap, missing = ((site / name).read_text(encoding="utf-8") for name in ("sitemap.xml", "404.html"))

    assert 'hreflang="zh" href="https://example.org/notes/mlp/"' in sitemap
    assert 'hreflang="en" href="https://example.org/notes/en/mlp/"' in sitemap
    assert 'href="/notes/"' in missing and 'href="/notes/en/"' in missing
    assert 'lang="zh" data-home="/notes/"' in missing and 'lang="en" data-home="/notes/en/"' in missing


def test_a_second_build_replaces_the_first_and_leaves_nothing_beside_it(project):
    build_all(project)
    (project / "docs/zh/index.md").write_text("# second zh\n")
    build_all(project)

    assert first_or_second(project) == ["second", "first"]
    assert not list(project.glob(".site*"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("wrong", ["[gone](gone.md)", "```python {.cell}\n1 / 0\n```"])
def test_a_warning_or_a_failing_cell_in_either_language_leaves_the_last_site(project, language, wrong):
    build_all(project)
    for name in ("zh", "en"):
        (project / f"docs/{name}/index.md").write_text(f"# second {name}\n\n" + wrong * (name == language))
    with pytest.raises(Abort):
        build_all(project)

    assert first_or_second(project) == ["first", "first"]
    assert not list(project.glob(".site*"))


def test_after_a_build_that_failed_the_next_one_starts_anew(project):
    (project / "docs/en/index.md").write_text("[gone](gone.md)")
    with pytest.raises(Abort):
        build_all(project)
    (project / "docs/en/index.md").write_text("# second en\n")
    build_all(project)

    assert first_or_second(project) == ["first", "second"]


def test_a_failing_pass_leaves_the_last_site(project, monkeypatch):
    build_all(project)
    (project / "docs/en/index.md").write_text("# second en\n")
    monkeypatch.setattr("website.publish.offline.write_zip", lambda folder: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_all(project)

    assert first_or_second(project) == ["first", "first"]
    assert not list(project.glob(".site*"))


def test_the_server_has_a_folder_of_its_own_no_zip_and_shows_a_failing_page(project):
    (project / "docs/en/index.md").write_text("# first en\n\n```python {.cell}\n1 / 0\n```\n")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "served"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=config.site_url)
    config.plugins.on_shutdown()

    assert "ZeroDivisionError" in (project / "served/en/index.html").read_text()
    assert not list(project.glob("served/**/*.zip")) and not (project / "site").exists()


@pytest.mark.parametrize("command, kernels", [("serve", ResumingKernels), ("build", Kernels)])
def test_pages_go_on_from_copies_under_the_server_alone(project, command, kernels):
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    build(config, serve_url=config.site_url if command == "serve" else None)
    found = type(config.plugins["website"].session.executor.kernels)
    config.plugins.on_shutdown()

    assert found is (kernels if sys.platform == "linux" else Kernels)


def test_the_server_shows_why_a_page_cannot_be_read_and_shows_it_when_it_can(project):
    page = project / "docs/en/mlp.md"
    good = page.read_text()
    page.write_text(good + '\n```python {.cell}\n--8<-- "none.py:f"\n```\n')
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=config.site_url)
    shown = Path(config.site_dir, "en/mlp/index.html")

    assert "docs/en/mlp.md:15: Snippet at path" in shown.read_text()
    page.write_text(good)
    build(config, serve_url=config.site_url)
    config.plugins.on_shutdown()
    assert "<code>42</code>" in shown.read_text()


def test_languages_are_the_same_built_beside_each_other_or_in_turn(project, monkeypatch):
    def built():
        site = build_all(project)
        return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    beside = built()
    monkeypatch.setattr("website.beside.CAN_FORK", False)

    assert built() == beside
    assert Path("en/mlp/index.html") in beside


@pytest.mark.parametrize("fork", [True, False])
def test_a_warning_in_another_language_ends_a_strict_build_and_the_last_site_stays(project, monkeypatch, fork):
    monkeypatch.setattr("website.beside.CAN_FORK", fork)
    site = build_all(project)
    before = (site / "en/index.html").read_bytes()
    with (project / "docs/en/index.md").open("a") as page:
        page.write("\n[a page that is not there](nowhere.md)\n")

    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build_all(project)
    assert (site / "en/index.html").read_bytes() == before
    assert not list(project.glob(".*building"))


def test_templates_are_compiled_once_and_what_is_kept_of_them_can_be_lost(project, monkeypatch):
    compiled = []
    compile_template = Environment.compile
    monkeypatch.setattr(Environment, "compile", lambda *args: compiled.append(args[2]) or compile_template(*args))
    kept = project / ".cache/templates"

    def builds():
        compiled.clear()
        html = (build_all(project) / "mlp/index.html").read_text(encoding="utf-8")
        return html, "main.html" in compiled, bool(compiled)  # the other language's process may be the first with some

    html, *_ = made = builds()
    assert made == (html, True, True) and builds() == (html, False, False)
    for path in kept.iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    assert builds()[0] == html
    shutil.rmtree(kept)
    kept.write_text("a file where the folder should be")
    assert builds() == (html, True, True)


def test_an_extension_is_told_the_page_and_where_its_text_begins(project, monkeypatch):
    """What page_of(md) leans on in MkDocs: the processor `relpath`, with the file and the configuration."""
    pages = []
    monkeypatch.setattr("website.markdown.tables.RowHeaders.run", lambda self, root: pages.append(page_of(self.md)))
    monkeypatch.setattr("website.beside.CAN_FORK", False)  # what it is told is told here
    config = (project / "mkdocs.yml").read_text().replace("attr_list: {}", "website.markdown.tables: {}")
    (project / "mkdocs.yml").write_text(config)
    (project / "docs/en/mlp.md").write_text("---\nlabels:\n  a: b\n---\n\n# M\n")
    build_all(project)
    page = {page.name: page for page in pages}["docs/en/mlp.md"]

    assert (page.source, page.address, page.language, page.docs) == (
        "mlp.md", "en/mlp/", "en", project / "docs/en",
    )  # fmt: skip
    assert page.labels == {"a": "b"} and page.first_line == 6
    assert len(pages) == 4 and len({id(page.build) for page in pages}) == 1


def test_without_a_host_an_extension_says_what_it_needs():
    with pytest.raises(LookupError, match="with MkDocs and its plugin"):
        Markdown(extensions=["website.markdown.marks"]).convert("<!-- features -->")


def test_a_page_that_fails_is_named_with_its_line(project, caplog):
    (project / "docs/zh/mlp.md").write_text("---\ntitle: M\n---\n# M\n\n```python {.cell}\n1 / 0\n```\n")
    with caplog.at_level(logging.ERROR), pytest.raises(Abort, match="1 pages failed"):
        build_all(project)

    assert "docs/zh/mlp.md:6: cell 1" in caplog.text


def test_sections_at_any_depth_take_their_titles_and_other_items_keep_theirs():
    inner, outer, link = Section("inner", []), Section("outer", []), Link("inner", "https://example.org")
    outer.children = [inner, link, Section("other", [])]
    name_sections([outer], {"outer": "外", "inner": "内"})

    assert [outer.title, *(item.title for item in outer.children)] == ["外", "内", "inner", "other"]


def test_the_preview_listens_on_this_machine_only():
    assert load_config(str(ROOT / "mkdocs.yml")).dev_addr.host == "127.0.0.1"


def test_only_the_plugin_imports_mkdocs():
    found = set()
    for path in [*ROOT.glob("website/**/*.py"), *ROOT.glob("execution/**/*.py"), *ROOT.glob("exercises/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if {name.partition(".")[0] for name in names} & {"mkdocs", "material", "mkdocs_jupyter"}:
                found.add(path.relative_to(ROOT).as_posix())

    assert found == {"website/plugin.py"}
