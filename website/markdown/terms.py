"""Glossary: writes the page glossary.md from glossary.toml, and explains a term where a page first mentions it.

MkDocs calls on_page_markdown; as a Markdown extension, the same file turns the first mention of each term into a link
to the glossary whose title is the definition. Chinese has no spaces, so terms are found as they stand, longest first.
"""

import re
import tomllib
import xml.etree.ElementTree as etree
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

SOURCE = Path(__file__).with_name("glossary.toml")
MARK = "<!-- glossary -->"
OTHER = {"zh": "en", "en": "zh"}
SKIP = {*("h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "th", "summary", "label", "script", "svg", "math")}


@cache
def load(changed: float) -> dict[str, Any]:
    """Return the glossary; `changed` is when its file was last written."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def glossary() -> dict[str, Any]:
    """Return the glossary as it is now."""
    return load(SOURCE.stat().st_mtime)


def heading(target: str, docs: Path) -> str:
    """Return the text of the heading that `page.md#id` names."""
    page, _, name = target.partition("#")
    found = re.search(rf"^#+ (.+?) *\{{#{name}\}}$", (docs / page).read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise ValueError(f"{SOURCE.name}: {page} has no heading with the id {name}; correct `at`")
    return found[1]


def render(terms: dict[str, Any], language: str, docs: Path) -> str:
    """Return the glossary as Markdown: a definition list under a heading for each group."""
    lines = []
    for group in terms["group"]:
        lines += [f"## {group[language]} {{#{group['id']}}}", ""]
        for term in group["term"]:
            other = (
                "" if term["zh"] == term["en"] else f' <span lang="{OTHER[language]}">{term[OTHER[language]]}</span>'
            )
            lesson = f"[{heading(term['at'], docs)}]({term['at']})"
            lines += [
                f"{term[language]}{other} {{#{term['id']}}}",
                "",
                f":   {term['about_' + language]} → {lesson}",
                "",
            ]
    return "\n".join(lines)


@cache
def finder(changed: float, language: str) -> tuple[re.Pattern[str], dict[str, dict]]:
    """Return a pattern that finds every term, and the terms by how they are written; {} is a word to step over."""
    terms: dict[str, dict] = {word: {} for word in load(changed)["not_terms"]}
    for term in (term for group in load(changed)["group"] for term in group["term"]):
        marked = term.get("mark", True) and term.get(f"mark_{language}", True)
        for word in [term[language], *term.get(f"also_{language}", [])]:
            terms[word.lower()] = term if marked else {}
    words = "|".join(re.escape(word) for word in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9_.])(?:{words})(?:e?s)?(?![A-Za-z0-9_])", re.IGNORECASE), terms


class GlossaryTreeprocessor(Treeprocessor):
    """Marks the first mention of each term, outside of headings, code, links and formulas."""

    def __init__(self, md: Markdown, language: str, page: str) -> None:
        super().__init__(md)
        self.language, self.page = language, page

    def run(self, root: etree.Element) -> None:
        """Mark the terms that this page mentions and that are not its own subject."""
        changed = SOURCE.stat().st_mtime
        if self.page in load(changed)["not_on"]:
            return
        self.pattern, self.terms = finder(changed, self.language)
        self.done = {""}
        self.mark(root)

    def mark(self, parent: etree.Element) -> None:
        """Mark terms in parent and all within it, in the order of reading."""
        if parent.tag in SKIP or parent.get("class") == "admonition-title":
            return
        children = list(parent)
        parent.text = self.split(parent.text, parent, 0)
        for child in children:
            self.mark(child)
            child.tail = self.split(child.tail, parent, list(parent).index(child) + 1)

    def split(self, text: str | None, parent: etree.Element, position: int) -> str | None:
        """Put links for the terms in text into parent from position on; return the text before the first."""
        if not text or isinstance(text, AtomicString):
            return text
        start, before = 0, []
        for match in self.pattern.finditer(text):
            term = self.terms.get(match[0].lower()) or self.terms.get(re.sub("e?s$", "", match[0].lower()), {})
            if term.get("id", "") in self.done or term["at"].partition("#")[0] == self.page:
                continue
            self.done.add(term["id"])
            address = "../" * self.page.count("/") + f"glossary.md#{term['id']}"
            note = term["about_" + self.language].replace("`", "")
            link = etree.Element("a", {"class": "term", "href": address, "title": note})
            link.text, link.tail = AtomicString(match[0]), text[match.end() :]
            before.append(text[start : match.start()])
            start = match.end()
            if len(before) > 1:
                parent[position - 1].tail = before[-1]
            parent.insert(position, link)
            position += 1
        return before[0] if before else text


class GlossaryExtension(Extension):
    """`hooks.glossary`: marks terms."""

    def __init__(self, **options: Any) -> None:
        self.config = {"language": ["en", "Language of the pages"], "page": ["", "Path of the page in its language"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when inline text has become elements, before MkDocs makes links relative."""
        page = self.getConfig("page")
        if page:
            md.treeprocessors.register(GlossaryTreeprocessor(md, self.getConfig("language"), page), "glossary", 7)


def makeExtension(**options: Any) -> GlossaryExtension:
    """Return the extension; Markdown calls this by name."""
    return GlossaryExtension(**options)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the extension which page it converts, and fill the page of the glossary."""
    config.mdx_configs.setdefault("hooks.glossary", {})["page"] = page.file.src_uri
    if MARK not in markdown:
        return markdown
    return markdown.replace(MARK, render(glossary(), str(config.theme["language"]), Path(config.docs_dir)))
