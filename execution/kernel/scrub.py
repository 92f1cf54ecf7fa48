"""Takes out of text what differs between machines and runs."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

TEMPORARY = "execution-page-"  # begins the name of a page's folder for temporary files
ROOT = os.getcwd()  # of the project; a cell may go elsewhere


def scrub(text: str) -> str:
    """Return text without machine paths and object addresses."""
    if TEMPORARY in (folder := tempfile.gettempdir()):  # the page's own, removed after its run
        text = text.replace(folder, os.path.dirname(folder))
    for path in (ROOT, *(p for p in sys.path if p.endswith("-packages")), sys.prefix):
        text = text.replace(path + os.sep, "")
    text = re.sub(re.escape(ROOT) + r"(?![\w.-])", ".", text)
    text = re.sub(r" ?\(Triggered internally at [^()]*\)", "", text)  # a path on the machine that built torch
    return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text.replace(str(Path.home()), "~"))
