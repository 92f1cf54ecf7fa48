"""Makes the index of the search: Pagefind's, of the records of all pages of a built folder, once for each language."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pagefind_bin import get_executable

from execution.files import write_whole
from execution.keep.cache import prune
from execution.keep.fingerprint import digest_text
from website.kept import read_entry, touch, write_entry
from website.publish import records, sections
from website.publish.records import INDEXED_AS, Record, names
from website.publish.sections import Contents, Section
from website.publish.site import Language, Page, html_of, read_site

UNUSED = ("*-ui.*", "*-highlight.js", "*-worker.js", "wasm.unknown.pagefind")  # ranking.js asks for none of them
LAST = "words.json"  # of the files of an index, when it is made and when it is unpacked
MEMORY = Path("/dev/shm")  # on Linux
KEPT = ".cache/search"  # of a project
KEEP = 8  # indexes of 4 MB: of two languages, before and after an edit, for a build and a server


def write_index(folder: Path, kept: Path) -> None:
    """Write `pagefind/` into the home of each language of a built folder.

    An index is made when the text of a page has changed; else it comes from `kept`, the folder of those made before.

    Raises ValueError, with the place, for what cannot be indexed and for a language in which nothing would be found.
    """
    stale = [each for each in read_site(folder).languages if not each.kept or not is_whole(folder / each.home)]
    write_languages([read_language(folder, language, kept) for language in stale])


def is_whole(home: Path) -> bool:
    """Tell whether the pages at home have their index: its last file is there."""
    return (home / "pagefind" / LAST).is_file()


class Entries(NamedTuple):
    """What the index of a language is made of: the pages are not read again."""

    target: Path  # where it goes
    archive: Path  # where it is kept
    pages: list[tuple[str, Contents]]  # with their addresses


def read_language(folder: Path, language: Language, kept: Path) -> Entries:
    """Return the entries of a language; other passes over its pages may come before or after, for they leave the text.

    English words are typed in any language: a section has the names of its English pair, too. Raises ValueError as
    `write_index` does.
    """
    pages = contents_by_url(folder, language, kept)
    if not any(contents.sections for contents in pages.values()):
        raise ValueError(f"{folder / language.home}: no page has a section that could be found")
    for other in read_site(folder).languages:
        if other.language == "en" != language.language:
            english = contents_by_url(folder, other, kept)
            pages = {url: contents.named_as(english.get(url, Contents())) for url, contents in pages.items()}
    key = _key("index", [(url, asdict(contents)) for url, contents in pages.items()])
    return Entries(folder / language.home / "pagefind", kept / f"{key}.zip", list(pages.items()))


def contents_by_url(folder: Path, language: Language, kept: Path) -> dict[str, Contents]:
    """Return the contents of the pages of a language by their addresses."""
    return {page.url: contents_of(page, html_of(folder, language, page), kept) for page in language.pages}


def write_languages(languages: list[Entries]) -> None:
    """Write the index of each language: the one that is kept, if it is whole. Raises ValueError as `write_index`."""
    for target, archive, pages in languages:
        if not _unpack(archive, target):
            index([record for url, contents in pages for record in records.records(contents, url)], target)
            named = sorted(set().union(*(names(contents) for _, contents in pages)))  # of sections and in synonyms
            (target / LAST).write_text(json.dumps(named), encoding="utf-8")
            _pack(target, archive)
            prune(archive.parent, pattern="*.zip", keep=KEEP)
            prune(archive.parent, pattern="*.json")


def contents_of(page: Page, path: Path, kept: Path) -> Contents:
    """Return what the search takes from a page; reading it takes longer than all else, so that is kept, too."""
    html = path.read_text(encoding="utf-8")
    entry = kept / f"{_key('contents', html)}.json"
    if found := read_entry(entry):
        touch(entry)
        return Contents(found["boost"], found["synonyms"], [Section(**section) for section in found["sections"]])
    try:
        contents = sections.read(html)
    except ValueError as error:
        raise ValueError(f"{page.source}: {error}") from None
    write_entry(entry, asdict(contents))
    return contents


def _key(kind: str, source: object) -> str:
    """Return the SHA-256 of all that something depends on: its source, Pagefind, and the code here."""
    return digest_text(json.dumps([kind, source, _tools()]))


@cache
def _tools() -> str:
    code = [Path(path).read_text(encoding="utf-8") for path in (__file__, records.__file__, sections.__file__)]
    return digest_text(json.dumps([version("pagefind_bin"), code]))


def _pack(index: Path, archive: Path) -> None:
    """Keep an index. Where nothing can be written, it is made again the next time."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for path in sorted(path for path in index.rglob("*") if path.is_file()):
            file.write(path, path.relative_to(index).as_posix())
    with contextlib.suppress(OSError):
        write_whole(archive, content.getvalue())


def _unpack(archive: Path, target: Path) -> bool:
    """Put an index that was kept into target, and tell whether it was there, and whole: an archive has checksums."""
    shutil.rmtree(target, ignore_errors=True)  # of an earlier build, whose pieces have other names
    try:
        with zipfile.ZipFile(archive) as file:
            file.extractall(target)
        archive.touch()  # it counts as used, which saves it from pruning
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True


def index(found: list[Record], target: Path) -> None:
    """Have Pagefind write the index of some records into a folder. Raises ValueError if it leaves out any."""
    with tempfile.TemporaryDirectory(dir=_memory(sum(len(record.html) for record in found))) as folder:
        site, made = Path(folder, "site"), Path(folder, "made")
        site.mkdir()
        for number, record in enumerate(found):
            (site / f"{number}.html").write_text(record.html, encoding="utf-8")
        # Not to target: it waits for ever for a folder that is moved away, as a server does with that of a site.
        command = [get_executable(), "--site", site, "--output-path", made, "--force-language", INDEXED_AS]
        process = subprocess.run(command, capture_output=True, text=True)
        (target / LAST).unlink(missing_ok=True)  # whatever it gave, the last index is no longer that of the pages
        if process.returncode:
            raise ValueError(f"{target}: Pagefind failed: {(process.stderr or process.stdout)[-2000:]}")
        entry = json.loads((made / "pagefind-entry.json").read_text(encoding="utf-8"))
        counts = {name: part["page_count"] for name, part in entry["languages"].items()}
        if counts != {INDEXED_AS: len(found)}:
            raise ValueError(f"{target}: of {len(found)} sections, Pagefind has indexed {counts}")
        for path in [path for pattern in UNUSED for path in made.glob(pattern)]:
            path.unlink()
        for path in made.glob("fragment/*"):
            path.write_bytes(completed(path.read_bytes(), found))
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(made, target)


def _memory(size: int) -> Path | None:
    """Return a folder that lies in memory, if there is one with room, else None, for the usual place.

    Thousands of files that live for a second cost an index a third of its time on a disk.
    """
    with contextlib.suppress(OSError):
        if shutil.disk_usage(MEMORY).free > 4 * size and os.access(MEMORY, os.W_OK):
            return MEMORY
    return None


def completed(fragment: bytes, found: list[Record]) -> bytes:
    """Return what Pagefind has written of a record, with what is shown of it in place of the text that was indexed.

    Pagefind would index what is given to it to be shown, too.
    """
    mark, brace, rest = gzip.decompress(fragment).partition(b"{")
    content = json.loads(brace + rest)
    number = int(content["url"].strip("/").removesuffix(".html"))
    content |= {"content": "", "meta": found[number].shown}
    return gzip.compress(mark + json.dumps(content, ensure_ascii=False).encode(), mtime=0)
