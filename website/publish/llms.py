"""MkDocs hook: writes `llms.txt`, the site for language models: its pages with a sentence each (llmstxt.org)."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

WORDS = {
    "zh": {
        "about": "每一页的代码和输出都来自构建网站时的真实运行；笔记本（.ipynb）是同一页，带有输出，单独就能运行。",
        "pages": "页面",
        "notebook": "笔记本",
        "other": "其他语言",
    },
    "en": {
        "about": "All code was run when the site was built, and the outputs are real. The notebook (.ipynb) is the "
        "same page with its outputs, and runs by itself.",
        "pages": "Pages",
        "notebook": "notebook",
        "other": "Other languages",
    },
}
_nav: Navigation | None = None


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remember the navigation, whose pages have their titles when they have been converted."""
    global _nav
    _nav = nav


def on_post_build(config: MkDocsConfig) -> None:
    """Write the list of this language, which names those of the others."""
    if _nav and config.site_url:
        (Path(config.site_dir) / "llms.txt").write_text(listing(_nav, config), encoding="utf-8")


def listing(nav: Navigation, config: MkDocsConfig) -> str:
    """Return the list in the form that llmstxt.org describes."""
    language = str(config.theme["language"])
    words = WORDS[language]
    lines = [f"# {config.site_name}", "", f"> {config.site_description}", "", words["about"]]
    single = [item for item in nav.items if isinstance(item, Page)]
    sections = [(item.title, item.children) for item in nav.items if isinstance(item, Section)]
    for title, pages in [(words["pages"], single), *sections]:
        lines += ["", f"## {title}", "", *(_entry(page, words) for page in pages if isinstance(page, Page))]
    own = next(entry["root"] for entry in config.extra["languages"] if entry["lang"] == language)
    others = [entry for entry in config.extra["languages"] if entry["lang"] != language]
    root = config.site_url.removesuffix(own)
    lines += ["", f"## {words['other']}", "", *(f"- [{e['name']}]({root}{e['root']}llms.txt)" for e in others)]
    return "\n".join(lines) + "\n"


def _entry(page: Page, words: dict[str, str]) -> str:
    """Return the line of a page: its link, its sentence, and its notebook if it has one beside it (hooks/notebooks)."""
    notebook = Path(page.file.src_uri).stem + ".ipynb"
    there = Path(page.file.abs_dest_path).with_name(notebook).exists()
    also = f" [{words['notebook']}]({page.canonical_url}{notebook})" if there else ""
    return f"- [{page.title}]({page.canonical_url}): {page.meta.get('description', '')}{also}"
