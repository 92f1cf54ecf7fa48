"""Puts what readers download as it is, the files of website/downloads/, into the root of the built folder."""

from __future__ import annotations

import shutil
from pathlib import Path

FILES = Path(__file__).resolve().parents[1] / "downloads"


def write_downloads(folder: Path) -> None:
    """Copy the files."""
    for path in sorted(FILES.glob("*.py")):
        shutil.copyfile(path, folder / path.name)
