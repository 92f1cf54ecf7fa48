import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ENGINE = "execution.show.extension: {page: !!python/name:website.markdown.page.page_of }"
ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = """\
# ---
# title: 甲
# labels:
#   x: 乙
# ---

# %% [markdown]
# # 甲 {#a}

# %%
# --8<-- "half.py:half"
x = 4 / 2
x

# %% [markdown]
# 半数 `{python} x`，$x^2$，见[首页](../index.md#home)。
#
# !!! note "注意"
#     提示
#
# ## 第二节 {#second}
"""
HALF = "def half(x):\n    return x / 2"


def build(folder, *options):
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A site with one notebook, made with the course's plugin and its settings of mkdocs-jupyter."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "docs/experiments").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Home {#home}\n\n[a](experiments/a.py#second)\n")
    (folder / "docs/experiments/a.py").write_text(NOTEBOOK, encoding="utf-8")
    (folder / "snippets").mkdir()
    (folder / "snippets/half.py").write_text(f"{HALF}\n")
    (folder / "pyproject.toml").write_text("[tool.execution]\npages = ['docs']\npreload = []\n")
    jupyter = re.search(r"  mkdocs-jupyter:.*?cache: false\n", (ROOT / "mkdocs.yml").read_text(), re.DOTALL)[0]
    extensions = "admonition, attr_list, pymdownx.superfences, {pymdownx.arithmatex: {generic: true}}"
    (folder / "mkdocs.yml").write_text(
        "site_name: s\ntheme: {name: material, language: zh, font: false}\n"
        f"plugins:\n  search: {{}}\n{jupyter}  website: {{}}\n"
        f"markdown_extensions: [{extensions}, website.markdown.formulas, {ENGINE}]\n"
        "validation: {anchors: warn}\n"
    )
    return folder


@pytest.fixture(scope="module")
def site(project):
    process = build(project, "--strict")
    assert process.returncode == 0, process.stderr
    return project / "site"


def test_a_notebook_is_a_page_like_any_other(site):
    html = (site / "experiments/a/index.html").read_text(encoding="utf-8")

    assert "<title>甲 - s</title>" in html
    assert '<h2 id="second">第二节</h2>' in html and '<a href="#second" class="md-nav__link">' in html
    assert '半数 <span class="live">2.0</span>，' in html and "<code>2.0</code>" in html
    assert "<math" in html and 'class="admonition note"' in html and 'href="../../#home"' in html
    assert '<aside class="provenance"' in html


def test_nothing_of_jupyters_own_page_is_left(site):
    html = (site / "experiments/a/index.html").read_text(encoding="utf-8")

    assert not [x for x in ("jp-", "jupyter-", "%%", "mermaid", "cdn", "<!--cell") if x in html]
    assert len(html) < 40_000


def test_the_file_can_be_downloaded_with_all_its_code_beside_its_page_and_lies_nowhere_else(site):
    html = (site / "experiments/a/index.html").read_text(encoding="utf-8")
    (path,) = site.rglob("a*.py")

    assert re.search(r'</h1>\n<ul class="facts">.*<a href="a.py" download>', html)
    assert path == site / "experiments/a/a.py"
    assert path.read_text(encoding="utf-8") == NOTEBOOK.replace('# --8<-- "half.py:half"', HALF)


def test_the_search_indexes_each_section_of_an_experiment_by_its_chinese_heading(site):
    fragments = [gzip.decompress(path.read_bytes()).decode() for path in site.glob("pagefind/fragment/*")]
    shown = [json.loads(text.removeprefix("pagefind_dcd"))["meta"] for text in fragments]
    ours = {section["address"]: section for section in shown if section["address"].startswith("experiments/a/")}

    assert len(shown) == len({section["address"] for section in shown})
    assert ours["experiments/a/#second"]["title"] == "第二节"
    assert not [section for section in ours.values() if "下载" in section["text"]]


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("x = 4 / 2", "x = 4 / 0", "docs/experiments/a.py:10: cell 1: ZeroDivisionError"),
        ("index.md#home", "gone.md", "gone.md"),
        ("index.md#home", "index.md#gone", "#gone"),
        ("# %%\n", "# %% [code]\n", "docs/experiments/a.py:10: a cell begins with"),
    ],
)
def test_a_strict_build_fails_for_a_wrong_cell_link_or_header(project, site, old, new, message):
    path = project / "docs/experiments/a.py"
    path.write_text(NOTEBOOK.replace(old, new), encoding="utf-8")
    process = build(project, "--strict", "--site-dir", "broken")
    path.write_text(NOTEBOOK, encoding="utf-8")

    assert process.returncode != 0
    assert message in process.stderr.replace("\n", " ")
