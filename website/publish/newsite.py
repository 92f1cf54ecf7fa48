"""Builds beside the last site and puts the new one in its place at the end: a build that breaks off changes nothing."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

HOUR = 3600


class NewSite:
    """A folder beside a site, to build into: `place` moves it into the site's place, `drop` removes it.

    Raises ValueError where a file stands in the site's place.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        if self.site.exists() and not self.site.is_dir():
            raise ValueError(f"{self.site} is a file; move it away, or give another site_dir")
        self.folder = self.site.parent / f".{self.site.name}.{os.getpid()}.building"
        for left in self.site.parent.glob(f".{self.site.name}.*.building"):  # by builds that were killed
            if time.time() - left.stat().st_mtime > HOUR:
                self._remove(left)

    def place(self) -> None:
        """Replace the site. What its owner keeps in it, as `.git`, stays: all that begins with a dot."""
        old = self.folder.with_suffix(".old.building")
        if self.site.exists():
            shutil.copymode(self.site, self.folder)
            if any(map(os.path.ismount, self.site.glob(".*"))):  # which cannot be moved into the new one
                return self._refill()
            try:
                os.rename(self.site, old)
            except OSError:  # a mount point, as a volume of a container
                return self._refill()
        os.rename(self.folder, self.site)
        self._remove(old)

    def _refill(self) -> None:
        for path in self.site.iterdir():
            if not path.name.startswith("."):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        for path in self.folder.iterdir():
            shutil.move(path, self.site / path.name)
        self.drop()

    def _remove(self, old: Path) -> None:
        """Remove a folder that was a site, or was to be one, once its dot files are back in the site."""
        for path in old.glob(".*"):
            if self.site.is_dir() and not (self.site / path.name).exists():
                os.rename(path, self.site / path.name)
        shutil.rmtree(old, ignore_errors=True)

    def drop(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
