"""Converted pages, kept on disk under all that their HTML depends on, so that a build converts what has changed.

A key is made of named parts. `python -m website.kept --explain PAGE` names those that changed the last time.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypedDict

import execution
from execution.files import write_whole
from execution.keep.cache import prune
from execution.keep.fingerprint import digest_text, file_digests
from execution.read.pages import named_files
from execution.show.provenance import origin
from website.build import Build
from website.markdown.marks import contents
from website.markdown.page import Page, language_of

Parts = dict[str, str]
FOLDER = ".cache/pages"
ROOT, ENGINE = Path(__file__).parent, Path(execution.__file__).parent
CODE = (
    ROOT / "kept.py",
    ROOT / "markdown",
    ENGINE / "read",
    ENGINE / "show",
    ENGINE / "cell.py",
    ENGINE / "session.py",
)
REFERENCE = re.compile("^::: ", re.MULTILINE)  # made by mkdocstrings of the modules it names, and of all they hold
# MkDocs takes the title of a page from this, if it is the first thing there.
HEADING = re.compile(r"\s*(#[^#\n].*|\S.*\n=+[ \t]*$)", re.MULTILINE)


class Token(TypedDict):
    """An entry of a table of contents, as Python-Markdown has it."""

    level: int
    id: str
    name: str
    children: list[Token]


class Converted(TypedDict):
    """A page as MkDocs has converted it, as plain data."""

    content: str  # HTML
    toc: list[Token]
    ids: list[str]  # what other pages can link to
    links: dict[str, dict[str, str]]  # {source of a page: {id on that page: link}}


class Warnings(logging.Handler):
    """Counts warnings: a page that has one is not kept, so that the next build warns again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1


def digest(value: object) -> str:
    """Return a few digits that stand for a value; functions in it count by their names."""
    names = json.dumps(value, sort_keys=True, default=lambda it: [getattr(it, "__module__", ""), repr(it)])
    return digest_text(re.sub(r" at 0x\w+", "", names))[:16]


def tools() -> Parts:
    """Return what stands for the code that converts and for all that is installed, as this process has loaded it."""
    paths = [path for place in CODE for path in (place.rglob("*.py") if place.is_dir() else [place])]
    installed = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}
    return {"code": digest(file_digests(paths, ROOT.parent)), "versions": digest([sys.version, sorted(installed)])}


def surroundings(config: Any, files: Iterable[Any], build: Build) -> Parts:
    """Return what all pages of a language depend on: settings, terms, and which files there are to link to."""
    settings = config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls
    return {
        "settings": digest(settings),
        "language": language_of(config),
        "terms": digest(build.glossary if "website.markdown.terms" in config.markdown_extensions else None),
        "files": digest({file.src_uri: [file.url, file.inclusion.name] for file in files}),
    }


def parts_of(page: Page, text: str) -> Parts | None:
    """Return what the HTML of a page depends on besides; None for the function reference, and if its run failed.

    Titles and anchors of other pages are not in it: of these, it has only what a mark stands for, and MkDocs checks
    the anchors of kept pages, too.
    """
    session, settings = page.session, page.session.settings
    program = session.programs.get(page.name)
    run = session.find(program) if program else None
    if REFERENCE.search(text) or (program and not isinstance(run, dict)):
        return None
    parts: dict[str, Any] = {"text": text, "labels": page.labels, "address": page.address, **contents(text, page)}
    named = named_files(text, settings)
    digests = file_digests(named, settings.root / settings.snippets)
    parts |= {f"snippet {name}": found for name, found in digests.items()}
    if isinstance(run, dict):
        facts = run["metadata"]["execution"]
        parts |= {"outputs": [facts["fingerprint"], facts["checksum"]], "data": session.about_inputs(run)}
        parts |= {"sources": origin(page, [path.name for path in named], facts, "")}
    return {name: digest(value) for name, value in parts.items()}


def heading(text: str) -> str:
    """Return the heading with which the text of a page begins, as Markdown; nothing if it begins otherwise."""
    found = HEADING.match(text)
    return found[1] if found else ""


class KeptPages:
    """The folder of converted pages."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def load(self, name: str, parts: Parts) -> Converted | None:
        """Return the page called name as it was converted from these parts, or None if it is not there whole."""
        path = self._path(name, parts)
        entry = read_entry(path)
        if entry is None or entry["name"] != name or entry["parts"] != parts:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it counts as used, which saves it from pruning
        found: Converted = entry["converted"]
        return found

    def store(self, name: str, parts: Parts, converted: Converted) -> None:
        """Keep a page. Where nothing can be written, it is converted again the next time."""
        text = json.dumps({"name": name, "parts": parts, "converted": converted}, ensure_ascii=False)
        with contextlib.suppress(OSError):
            write_whole(self._path(name, parts), f"{digest_text(text)}\n{text}")

    def prune(self) -> None:
        """Delete what was not used for long."""
        prune(self.folder, pattern="*.json")

    def _path(self, name: str, parts: Parts) -> Path:
        return self.folder / f"{digest([name, parts])}.json"


def read_entry(path: Path) -> dict[str, Any] | None:
    """Return what a file of the folder holds, or None if that is not what was written."""
    try:
        checksum, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    entry: dict[str, Any] | None = json.loads(text) if checksum == digest_text(text) else None
    return entry


def explain(name: str, folder: Path) -> str:
    """Return which parts changed between the two conversions of a page that were used last."""
    used = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    found: list[Mapping[str, str]] = [
        entry["parts"] for path in used if (entry := read_entry(path)) and entry["name"] == name
    ]
    if len(found) < 2:
        return f"{name}: " + ("has been converted once" if found else "is not kept: not built yet, or it has warnings")
    now, before = found[:2]
    changed = sorted(part for part in now.keys() | before.keys() if now.get(part) != before.get(part))
    return f"{name}: converted again because of {', '.join(changed)}"


def main(arguments: list[str] | None = None) -> None:
    """Say why pages were converted."""
    parser = argparse.ArgumentParser(prog="python -m website.kept", description="Why was a page converted again?")
    parser.add_argument("--explain", nargs="+", metavar="PAGE", required=True, help="such as docs/en/mlp.md")
    for name in parser.parse_args(arguments).explain:
        print(explain(Path(name).as_posix(), Path(FOLDER)))


if __name__ == "__main__":
    main()
