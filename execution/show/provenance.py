"""The end of an executed page: when it was run, with what, on which data, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from execution.keep.notebook import Facts
from execution.page import Page

WORDS = {
    "zh": {
        "run": "本页的运行",
        "verified": "最近一次验证：{date}。{cells} 个单元格全部按预期运行，用时 {seconds} 秒。",
        "verified one": "最近一次验证：{date}。唯一的单元格按预期运行，用时 {seconds} 秒。",
        "versions": "版本",
        "data": "数据",
        "sources": "源文件",
        "tests": "测试",
        "fingerprint": "指纹",
        "comma": "、",
    },
    "en": {
        "run": "How this page was run",
        "verified": "Last verified on {date}: all {cells} cells ran as expected, in {seconds} s.",
        "verified one": "Last verified on {date}: its one cell ran as expected, in {seconds} s.",
        "versions": "Versions",
        "data": "Data",
        "sources": "Source",
        "tests": "Tests",
        "fingerprint": "Fingerprint",
        "comma": ", ",
    },
}


def _links(paths: Iterable[str], repository: str, comma: str) -> str:
    """Return the names of files, links if there is a repository; a folder is named once, by its first file."""
    links, last = [], ""
    for path in paths:
        folder, _, name = path.rpartition("/")
        code = f"<code>{escape(name if folder == last else path)}</code>"
        links.append(f'<a href="{escape(repository)}/blob/HEAD/{escape(path)}">{code}</a>' if repository else code)
        last = folder
    return comma.join(links)


class Origin(NamedTuple):
    """Where a page comes from: the files it is made of, their tests, and the repository on GitHub, if it is known."""

    sources: list[str]
    tests: list[str]
    repository: str = ""


def render_provenance(facts: Facts, number_of_cells: int, language: str, summaries: list[str], origin: Origin) -> str:
    """Return the end of an executed page: when and how long it was run, with what, on which data, and its files."""
    words = WORDS.get(language, WORDS["en"])
    found, comma = facts["ingredients"], words["comma"]
    versions = [f"Python {found['python']}", *(f"{name} {version}" for name, version in found["distributions"].items())]
    verified = words["verified one" if number_of_cells == 1 else "verified"].format(
        date=f'<span class="measured">{facts["date"]}</span>',
        cells=number_of_cells,
        seconds=f'<span class="measured">{facts["seconds"]}</span>',
    )
    rows = [
        (words["versions"], comma.join(escape(version) for version in versions)),
        *((words["data"], escape(summary)) for summary in summaries),
        (words["sources"], _links(origin.sources, origin.repository, comma)),
        (words["tests"], _links(origin.tests, origin.repository, comma)),
        (words["fingerprint"], f"<code>{facts['fingerprint'][:12]}</code>"),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    return (
        f'<aside class="provenance" aria-label="{words["run"]}">'
        f"<details><summary>{verified}</summary><dl>{items}</dl></details></aside>"
    )


def origin(page: Page, included: list[str], facts: Facts, repository: str) -> Origin:
    """Return the page's file, those that it includes or imports, and the tests of these."""
    settings = page.session.settings
    modules = [*(f"{settings.snippets}/{name}" for name in included), *facts["ingredients"]["modules"]]
    modules = [name for name in modules if not name.endswith("__init__.py")]
    tests = [settings.tests.format(Path(name).stem) for name in modules] if settings.tests else []
    sources, tests = (
        [path for path in dict.fromkeys(paths) if (settings.root / path).is_file()]
        for paths in ([page.name, *modules], tests)
    )
    return Origin(sources, tests, repository.rstrip("/"))
