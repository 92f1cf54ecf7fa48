"""What Zensical tells of a page, without Zensical. (Whether it tells this: tests/portability/test_zensical.py.)"""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor

from website import zensical_host
from website.markdown.page import page_of

EXTENSIONS = ["attr_list", "pymdownx.superfences", "execution.show.extension"]
FRONT = "---\ntitle: A\n---\n\n\n"  # of five lines


@pytest.fixture
def project(tmp_path):
    """Return a function that writes the pages of a project, and the settings of a build as Zensical has them."""
    (tmp_path / "pyproject.toml").write_text("[tool.execution]\npages = ['docs']\npreload = []\n")

    def write(**pages):
        for name, text in pages.items():
            path = tmp_path / f"docs/{name}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(FRONT + text, encoding="utf-8")
        languages = [{"lang": "en", "name": "English", "root": "en/"}]
        settings = {"root_dir": str(tmp_path), "docs_dir": "docs", "site_dir": "site"}
        return settings | {"theme": {"language": "en"}, "extra": {"languages": languages}}

    return write


class Context(Preprocessor):
    """Holds what there is to know, and changes nothing."""

    def run(self, lines):
        return lines


def told(config, name, **meta):
    """Return Markdown that is told it converts the page called name."""
    md = Markdown(extensions=EXTENSIONS, extension_configs={EXTENSIONS[-1]: {"page": page_of}})
    host = Context(md)
    host.page, host.config = SimpleNamespace(path=f"{name}.md", url=f"{name}/", meta=meta), config
    md.preprocessors.register(host, zensical_host.CONTEXT, 0)
    return md


def test_a_page_is_run_and_known(project):
    config = project(a="# A\n\n```python {.cell}\n6 * 7\n```\n", b="# B\n")
    md = told(config, "a", labels={"loss": "Verlust"})
    page = page_of(md)

    html = md.convert("# A\n\n```python {.cell}\n6 * 7\n```")

    assert re.findall(
        r'<div class="cell-output"><pre[^>]*>(.*?)</pre>', html.replace("<code>", "").replace("</code>", "")
    ) == ["42"]
    assert (page.name, page.address, page.source, page.first_line) == ("docs/a.md", "en/a/", "a.md", 6)
    assert page.labels == {"loss": "Verlust"} and page.docs == page.build.root / "docs"


def test_what_mkdocs_would_only_warn_of_stops_the_build_with_its_place(project):
    config = project(a="# A\n\n```python {.cell}\n6 * 7\n```\n")
    with pytest.raises(ValueError, match=r"docs/a\.md: labels in the front matter must be texts"):
        told(config, "a", labels=["loss"]).convert("# A\n\n```python {.cell}\n6 * 7\n```")


def test_all_failing_pages_are_named_when_the_first_page_asks(project):
    config = project(a="# A\n\n```python {.cell}\n1 / 0\n```\n", b="# B\n\n```python {.cell}\nnothing\n```\n")
    with pytest.raises(ValueError, match=r"(?s)docs/a\.md:8.*docs/b\.md:8.*2 pages failed"):
        page_of(told(config, "a"))


def test_a_build_is_begun_once_for_its_settings_whoever_asks(monkeypatch):
    def begin(config):
        time.sleep(0.05)  # the other threads come in meanwhile, if they can
        return object()

    monkeypatch.setattr(zensical_host, "begin", begin)
    first, second = {}, {}
    with ThreadPoolExecutor(4) as pool:
        builds = set(map(id, pool.map(zensical_host.build_of, [first] * 20)))

    assert len(builds) == 1 and zensical_host.build_of(second) is not zensical_host.build_of(first)
