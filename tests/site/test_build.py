import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from execution.read.pages import find_pages, read_programs
from execution.settings import load_settings

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(
    path.relative_to(ROOT / "docs/zh").with_suffix("").as_posix()
    for path in (ROOT / "docs/zh").rglob("*")
    if path.suffix in (".md", ".py")
)
FULL = json.loads((ROOT / "data/FashionMNIST/about.json").read_text(encoding="utf-8"))["notice"] is None


def html(site, page, language="zh"):
    folder = site / ("" if language == "zh" else language) / page.removesuffix("index")
    return (folder / "index.html").read_text(encoding="utf-8")


def printed(text):
    """Return what the cells of a page printed, figures and measurements aside."""
    text = re.sub(r'<div class="measured"[^>]*>.*?</code></pre></div></div>', "", text, flags=re.DOTALL)
    return [
        unescape(x)
        for x in re.findall(r'<div class="cell-output[^"]*"><pre tabindex="0"><code>(.*?)</code>', text, re.DOTALL)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_show_the_same_run(site, page):
    zh, en = html(site, page), html(site, page, "en")
    fingerprints = [re.findall(r"<code>([0-9a-f]{12})</code>", text) for text in (zh, en)]

    assert printed(zh) == printed(en)
    assert fingerprints[0] == fingerprints[1]
    assert zh.count('<svg class="figure"') == en.count('<svg class="figure"')


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_syntax_is_left_unexpanded(site, page, language):
    article = re.search(r"<article.*</article>", html(site, page, language), re.DOTALL)[0]
    prose = re.sub(r"<(pre|code|svg|math)\b.*?</\1>", "", article, flags=re.DOTALL)

    assert 'lang="' + language in html(site, page, language)
    assert not [
        x
        for x in ("--8<--", "{python}", "{.cell", "$$", "\\(", "\\[", "<!--cell", "wzxhzdk", "!!!", "{#")
        if x in prose
    ]


def test_no_page_is_heavier_than_200_kilobytes(site):  # what a network carries: test_weight.py
    weights = {str(path.relative_to(site)): path.stat().st_size for path in site.rglob("index.html")}

    assert {name: weight for name, weight in weights.items() if weight > 200_000} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_autograd_shows_the_gradient(site, language):
    assert "tensor([ 0.,  4.,  8., 12.])" in printed(html(site, "autograd", language))


@pytest.mark.parametrize("page, loss, tolerance", [("softmax-regression", 0.447, 0.003), ("mlp", 0.384, 0.008)])
def test_ten_epochs_end_at_the_reference_loss(site, page, loss, tolerance):
    epochs = [x for x in printed(html(site, page)) if "epoch 10," in x]
    finals = [float(re.search(r"epoch 10, training loss (\d\.\d+)", x)[1]) for x in epochs]

    near = [final for final in finals if abs(final - loss) <= tolerance]

    assert all(len(re.findall(r"^epoch ", x, re.MULTILINE)) == 10 for x in epochs)
    assert len(near if FULL else finals) >= 2, f"from scratch and with PyTorch: {finals}"


def test_figures_speak_the_language_of_the_page(site):
    zh, en = html(site, "softmax-regression"), html(site, "softmax-regression", "en")

    assert ">轮次</text>" in zh and ">轮次</text>" not in en
    assert ">epoch</text>" in en and ">epoch</text>" not in zh


def test_a_warm_build_does_not_import_torch(site, tmp_path):
    code = (
        "import sys; from mkdocs.__main__ import cli\n"
        f"cli(['build', '-q', '--site-dir', {str(tmp_path)!r}], standalone_mode=False)\n"
        f"sys.exit(bool({{'torch', 'IPython', 'matplotlib'}} & set(sys.modules)))"
    )
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=300)

    assert process.returncode == 0, process.stdout + process.stderr


@pytest.fixture
def copy(tmp_path):
    """A copy of the repository's pages and snippets, and its programs by page."""
    for name in ("docs", "snippets", "pyproject.toml"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    settings = load_settings(tmp_path)

    def programs():
        found, problems = read_programs(settings, find_pages(settings))
        assert problems == []
        return {program.page: program.to_run() for program in found}

    return tmp_path, programs


def test_an_edited_function_changes_just_the_pages_that_show_it(copy):
    root, programs = copy
    before = programs()
    path = root / "snippets/linear_regression.py"
    path.write_text(path.read_text().replace("param.grad.zero_()", "param.grad = None"))
    after = programs()
    showing = {
        page
        for page, run in before.items()
        if any("param.grad.zero_()" in c["source"] for c in run["cells"] if "def sgd" in c["source"])
    }

    assert {page for page in before if before[page] != after[page]} == showing
    assert "docs/zh/linear-regression.md" in showing and "docs/zh/pipeline.md" not in showing


def test_edited_prose_changes_no_program(copy):
    root, programs = copy
    before = programs()
    for path in (root / "docs").rglob("*.md"):
        path.write_text(
            re.sub(r"(?m)^(## [^{]+)", r"\1 x ", path.read_text(encoding="utf-8")) + "\n\nMore.\n", encoding="utf-8"
        )

    assert programs() == before


@pytest.fixture
def project(tmp_path):
    """A small site with the real plugin; its first page ends on line 8."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("---\ntitle: A\n---\n# A\n\n```python {.cell}\n'built'\n```\n")
    (tmp_path / "pyproject.toml").write_text("[tool.execution]\npages = ['docs']\npreload = []\ntimeout = 60\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: s\nplugins: [website]\nmarkdown_extensions:\n- attr_list\n- pymdownx.superfences\n"
        "- execution.show.extension: {page: !!python/name:website.markdown.page.page_of }\n"
    )
    return tmp_path


@pytest.mark.check  # builds of the whole course; tests/website/test_plugin.py has small ones
@pytest.mark.parametrize(
    "source, options, message",
    [
        ("1 / 0", "", "ZeroDivisionError"),
        ("while True: pass", ' timeout="1"', "took longer than 1 s"),
        ("import os; os._exit(0)", "", "ended with exit code 0"),
    ],
)
def test_a_failing_cell_fails_the_build_and_leaves_the_last_site(project, mkdocs, source, options, message):
    assert mkdocs("build", cwd=project).returncode == 0
    built = (project / "site/index.html").read_bytes()
    with (project / "docs/index.md").open("a") as page:
        page.write(f"\n```python {{.cell{options}}}\n{source}\n```\n")
    (project / "docs/other.md").write_text("```python {.cell}\n[][0]\n```\n")

    for _ in range(2):  # and says it again
        process = mkdocs("build", "--strict", cwd=project)
        assert process.returncode != 0
        assert f"docs/index.md:10: cell 2: {message}" in re.sub(r"\n\s+", " ", process.stderr).replace(
            "its process ", ""
        )
        assert "docs/other.md:1: cell 1: IndexError" in process.stderr
        assert (project / "site/index.html").read_bytes() == built


def test_a_lesson_is_read_in_at_most_30_minutes_by_the_estimate_on_its_page(site):
    lessons = re.findall(
        r"^ {6}- ([\w-]+)\.md$", (ROOT / "mkdocs.yml").read_text().partition("- experiments:")[0], re.MULTILINE
    )
    found = {
        (language, page): int(re.search(r"阅读约 (\d+) 分钟|(\d+) min read", html(site, page, language)).group(index))
        for language, index in (("zh", 1), ("en", 2))
        for page in lessons
    }

    assert len(found) > 40
    assert {page: minutes for page, minutes in found.items() if minutes > 30} == {}
