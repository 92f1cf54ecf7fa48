"""What the HTML of a page depends on, as named parts: the key under which kept.py keeps it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from execution.keep.fingerprint import digest_text, file_digests
from execution.read.pages import named_files
from execution.show.provenance import origin
from website.build import Build
from website.markdown.marks import made_of
from website.markdown.page import Page, language_of

Parts = dict[str, str]
ROOT = Path(__file__).parent
ENGINE, STATEMENTS = ROOT.parent / "execution", ROOT.parent / "exercises"
CODE = [
    *(ROOT / name for name in ("parts.py", "kept.py", "markdown")),
    *(ENGINE / name for name in ("read", "show", "cell.py", "session.py")),
    *(STATEMENTS / f"{name}.py" for name in ("course", "exercise", "folders", "statement", "text", "words")),
]
REFERENCE = re.compile("^::: ", re.MULTILINE)  # made by mkdocstrings of the modules it names, and of all they hold


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
    parts: dict[str, Any] = {"text": text, "labels": page.labels, "address": page.address, **made_of(text, page)}
    named = named_files(text, settings)
    digests = file_digests(named, settings.root / settings.snippets)
    parts |= {f"snippet {name}": found for name, found in digests.items()}
    if isinstance(run, dict):
        facts = run["metadata"]["execution"]
        parts |= {"outputs": [facts["fingerprint"], facts["checksum"]], "data": session.about_inputs(run)}
        parts |= {"sources": origin(page, [path.name for path in named], facts, "")}
    return {name: digest(value) for name, value in parts.items()}
