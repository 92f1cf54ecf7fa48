"""Packs the built site into a zip for reading without a network or a server.

From `file:`, browsers open a folder's listing instead of its page. So in this copy links name the file of their page.
The search, which fetches its index, needs a server there, and says so: the index is in the zip for that.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from website.markdown.offer import NAME
from website.publish import site

FOLDER = re.compile(r'(<[a-z]+\s[^<>]*?href=")((?!/|[a-z]+:)(?:[^"#?]*/)?(?:\.\.?|(?<=/)))(?=["#?])')
NOT_FOR_FILES = re.compile(
    r'<p class="offline">.*?</p>|<link rel="preload"[^>]*>', re.DOTALL
)  # from file:, a preload fails
LEFT_OUT = {NAME, site.NAME, "404.html", "sitemap.xml", "sitemap.xml.gz"}
GZIP = b"\x1f\x8b"
LEVEL = 3  # of compression: in half the time of the default, 7 % larger
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same site gives the same bytes


def write_zip(folder: Path) -> None:
    """Write the files of a built folder, changed for reading from `file:`, as a zip with a single folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in LEFT_OUT)
    with zipfile.ZipFile(folder / NAME, "w") as archive:
        for path in paths:
            name, content = path.relative_to(folder).as_posix(), path.read_bytes()
            if path.suffix == ".html":
                content = page_for_files(content.decode()).encode()
            entry = zipfile.ZipInfo(f"{Path(NAME).stem}/{name}", FIRST_DAY)
            packed = content.startswith(GZIP)  # the index of the search
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=LEVEL)


def page_for_files(html: str) -> str:
    """Return a page whose links name files."""
    return FOLDER.sub(lambda match: match[1] + file_of(match[2]), NOT_FOR_FILES.sub("", html))


def file_of(address: str) -> str:
    """Return the address of the file that a server shows for a folder's address."""
    return f"{address.removesuffix('/')}/index.html".removeprefix("/")
