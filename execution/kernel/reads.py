"""Notes which files of the project a program reads, so that a page is stale when one of them changes."""

from __future__ import annotations

import os
import stat
import sys
from importlib.util import source_from_cache
from typing import Any

ENGINE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Reads:
    """Watches this process for files below root that Python code opens, until it ends.

    What C code or another process opens is not seen: configure such files as inputs.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self._read: dict[str, list[int]] = {}
        self._written: set[str] = set()
        sys.addaudithook(self._note)

    def found(self) -> dict[str, list[int]]:
        """Return {path below root: [size, time of change in ns]} of the files read and not written."""
        return {path: state for path, state in sorted(self._read.items()) if path not in self._written}

    def _note(self, event: str, args: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(args[0], (str, bytes)):
            return
        try:
            whole = os.path.abspath(os.fsdecode(args[0]))
            if whole.endswith(".pyc"):  # an import: the source is what matters
                whole = source_from_cache(whole)
            if not whole.startswith(self.root + os.sep) or whole.startswith(ENGINE + os.sep):
                return
            path = os.path.relpath(whole, self.root).replace(os.sep, "/")
            if args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self._written.add(path)
            elif path not in self._read and not path.startswith("."):
                state = os.stat(whole)
                if stat.S_ISREG(state.st_mode):
                    self._read[path] = [state.st_size, state.st_mtime_ns]
        except (OSError, ValueError):  # there is no such file, or no such source
            pass
