"""Moves the frames of figures out of the pages of a built folder: one file beside a page, asked for when it is used.

The file is a script, for these load from `file:`, too. frames.js asks for it and draws what it holds.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from website.publish.site import html_of, read_site

NAME = "frames.data.js"
LARGEST = 150_000  # bytes, compressed: what a reader's first touch of a slider may cost
DATA = re.compile(r'<script type="application/json" data-frames="([^"]+)">(.*?)</script>', re.DOTALL)


def write_frames(folder: Path) -> None:
    """Write the frames of each page that has some into its file.

    Raises ValueError, with the page and the size, for a file that is too large.
    """
    for language, page in read_site(folder):
        path = html_of(folder, language, page)
        html = path.read_text(encoding="utf-8")
        found = {name: json.loads(data) for name, data in DATA.findall(html)}
        if not found:
            continue
        script = f"figureFrames = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))}\n".encode()
        if (size := len(gzip.compress(script, mtime=0))) > LARGEST:
            raise ValueError(
                f"{page.source}: its frames are {size / 1000:.0f} kB compressed, and may be {LARGEST / 1000:.0f}: "
                'draw fewer frames, fewer marks in each, or pictures with interpolation="none"'
            )
        path.with_name(NAME).write_bytes(script)
        path.write_text(DATA.sub("", html), encoding="utf-8")
