"""Writes `llms.txt` for each language, the site for language models: a sentence for each page (llmstxt.org)."""

from __future__ import annotations

from pathlib import Path

from website.publish.site import Language, Page, Site, notebook_of, read_site

ABOUT = {
    "zh": "每一页的代码和输出都来自构建网站时的真实运行；笔记本（.ipynb）是同一页，带有输出，单独就能运行。",
    "en": "All code was run when the site was built, and the outputs are real. The notebook (.ipynb) is the "
    "same page with its outputs, and runs by itself.",
}
PAGES = {"zh": "页面", "en": "Pages"}
NOTEBOOK = {"zh": "笔记本", "en": "notebook"}
OTHERS = {"zh": "其他语言", "en": "Other languages"}


def write_lists(folder: Path) -> None:
    """Write the lists of a built folder; without the address of the site, they would have no links."""
    site = read_site(folder)
    for language in site.new:
        if language.address:
            (folder / language.home / "llms.txt").write_text(listing(folder, site, language), encoding="utf-8")


def listing(folder: Path, site: Site, language: Language) -> str:
    """Return the list of a language in the form that llmstxt.org describes."""
    words = language.language
    lines = [f"# {language.title}", "", f"> {language.description}", "", ABOUT[words]]
    sections: dict[str | None, list[Page]] = {None: []}  # what stands outside of sections comes first
    for page in language.pages:
        sections.setdefault(page.section, []).append(page)
    for title, pages in sections.items():
        lines += ["", f"## {title or PAGES[words]}", "", *(_entry(folder, language, page) for page in pages)]
    if others := [other for other in site.languages if other is not language]:
        lines += ["", f"## {OTHERS[words]}", "", *(f"- [{other.name}]({other.address}llms.txt)" for other in others)]
    return "\n".join(lines) + "\n"


def _entry(folder: Path, language: Language, page: Page) -> str:
    """Return the line of a page: its link, its sentence, and its notebook if it has one."""
    address, notebook = language.address + page.url, notebook_of(folder, language, page)
    beside = address[: address.rindex("/") + 1] + notebook.name
    also = f" [{NOTEBOOK[language.language]}]({beside})" if notebook.exists() else ""
    return f"- [{page.title}]({address}): {page.description}{also}"
