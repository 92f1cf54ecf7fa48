"""Offers each executed page as a notebook in its language, with its outputs, beside the page: `mlp/mlp.ipynb`."""

from __future__ import annotations

import json
import posixpath
from dataclasses import replace
from functools import cache
from pathlib import Path
from re import Match
from typing import Any

from execution.cell import Program
from execution.keep.cache import prune
from execution.keep.fingerprint import digest_text, file_digests
from execution.keep.notebook import Notebook
from execution.read.pages import named_files
from execution.read.percent import whole
from execution.read.text import read_text
from execution.session import Session
from execution.show.export import Adapt, to_ipynb
from website import kept, parts
from website.markdown import marks, offer
from website.markdown.differences import as_text
from website.markdown.exercises import MARK, as_cells, checks, lesson_of, made_of
from website.publish.book import offer as books
from website.publish.site import Language, Page, notebook_of, read_site

KEPT = ".cache/notebooks"  # of a project: a notebook takes longer to make than its page
ALWAYS = ("torch", "torchvision", "matplotlib")
PACKAGES = (*ALWAYS, "tensorboard")  # what a reader installs; numpy and IPython come with these
COMMA = {"zh": "、", "en": ", "}
BEFORE = {
    "zh": "这是 [{title}]({url}) 的笔记本，单独就能运行，只需要 {packages}。"
    "下面的输出来自 {date} 的运行：{versions}。文字采用 CC BY 4.0，代码采用 MIT 许可。",
    "en": "This is the notebook of [{title}]({url}). It runs by itself and needs {packages}. "
    "The outputs below come from a run of {date} with {versions}. Text: CC BY 4.0, code: MIT.",
}
ELSEWHERE = {
    "zh": "这一部分只在网页上有：[{title}]({url})。",
    "en": "This part is on the page alone: [{title}]({url}).",
}


def write_notebooks(folder: Path, session: Session) -> None:
    """Write the notebooks of the pages in a built folder, from what the session has executed or as they are kept."""
    root, site = session.settings.root, read_site(folder)
    shared = {each.language: _shared(each, root) for each in site.new}
    for language, page in site:
        program = session.programs.get(page.source)
        executed = session.find(program) if program else None
        if program and isinstance(executed, dict):
            key = parts.digest([shared[language.language], _own(page, program, executed, session)])
            entry = root / KEPT / f"{key}.json"
            text = kept.read_text(entry)
            if text is None:
                text = json.dumps(notebook(language, page, program, executed, session), ensure_ascii=False)
                kept.write_text(entry, text)
            kept.touch(entry)
            path = notebook_of(folder, language, page)
            path.write_text(text, encoding="utf-8")
            if page.source.endswith(".py"):  # an experiment: as a percent notebook, too, with the code it includes
                source = whole(read_text(root / page.source, page.source), root / session.settings.snippets)
                path.with_suffix(".py").write_text(source, encoding="utf-8")
    prune(root / KEPT, pattern="*.json")


def _shared(language: Language, root: Path) -> str:
    """Return what stands for all that each notebook of a language is made of: addresses, titles, files, the code."""
    files = sorted(path.as_posix() for path in (root / language.docs).rglob("*"))
    pages = [[page.source, page.url, page.title] for page in language.pages]
    return parts.digest([language.language, language.address, pages, files, _code()])


def _own(page: Page, program: Program, executed: Notebook, session: Session) -> list[object]:
    """Return what the notebook of a page is made of besides."""
    settings, facts = session.settings, executed["metadata"]["execution"]
    snippets = file_digests(named_files(program.text, settings), settings.root / settings.snippets)
    solved = [made_of(lesson_of(page.source)), checks()] if MARK in program.text else []
    return [page.source, program.text, program.labels, facts["fingerprint"], facts["checksum"], snippets, solved]


@cache  # as this process has loaded it
def _code() -> object:
    return [parts.tools(), digest_text(Path(__file__).read_text(encoding="utf-8"))]


def notebook(language: Language, page: Page, program: Program, executed: Notebook, session: Session) -> dict[str, Any]:
    """Return the notebook of a page; links in it are whole addresses."""
    root, snippets = session.settings.root, session.settings.snippets
    fences = {"difference": lambda source: as_text(source, root / snippets)}
    cells = as_cells(lesson_of(page.source), language.language) if MARK in program.text else []
    adapt = Adapt(
        link=lambda path, heading: address(path, language, page, root) + heading,
        fences=fences,
        before=introduction(language, page, executed),
        language=language.language,
        insert=(MARK, cells),
    )
    found = executed["metadata"]["execution"]["ingredients"]["modules"]
    modules = {path: (root / path).read_text(encoding="utf-8") for path in found}
    return to_ipynb(replace(program, text=filled(program.text, language, page)), executed, adapt, modules)


def filled(text: str, language: Language, page: Page) -> str:
    """Return the text of a page with what its marks stand for in a notebook; that of the exercises stays, for cells."""

    def fill(mark: Match[str]) -> str:
        known = mark[1] in marks.CONTENTS and mark[0] != MARK
        return of_mark(mark[1], language, page) if known or mark[0] == books.MARK else mark[0]

    return marks.MARK.sub(fill, text)


def of_mark(name: str, language: Language, page: Page) -> str:
    """Return Markdown: a link to what a mark stands for; nothing for the site in a file, which not every build has."""
    if name in ("offline", "books"):
        return ""
    if name == "check_install":
        return f"[{offer.CHECK_OFFER[language.language]}]({language.address.removesuffix(language.home)}{offer.CHECK})"
    return ELSEWHERE[language.language].format(title=page.title, url=language.address + page.url)


def introduction(language: Language, page: Page, executed: Notebook) -> str:
    """Return the first cell: which page this is, what it needs, with what it was run."""
    facts = executed["metadata"]["execution"]
    found = facts["ingredients"]
    versions = ", ".join([f"Python {found['python']}", *(f"{k} {v}" for k, v in found["distributions"].items())])
    needed = (name for name in PACKAGES if name in ALWAYS or name in found["distributions"])
    return BEFORE[language.language].format(
        title=page.title,
        url=language.address + page.url,
        packages=COMMA[language.language].join(needed),
        date=facts["date"],
        versions=versions,
    )


def address(path: str, language: Language, page: Page, root: Path) -> str:
    """Return the whole address of the file at path, relative to the page; of the page itself if there is no path."""
    if not path:
        return language.address + page.url
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path))
    pages = {other.source: other.url for other in language.pages}
    if target in pages:
        return language.address + pages[target]
    there = (root / target).is_file()
    return language.address + posixpath.relpath(target, language.docs) if there else path
