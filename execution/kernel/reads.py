"""Notes which files of the project a program reads, so that a page is stale when one of them changes."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from importlib.util import source_from_cache
from inspect import currentframe
from typing import Any

ENGINE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IMPORTERS = ("importlib", "_frozen_importlib_external", "pkgutil", "pkg_resources")  # list folders to find modules
INSTALLED = (".egg-info", ".dist-info")  # end the names of folders in which plugins are looked for
WRITES = os.O_WRONLY | os.O_CREAT | os.O_TRUNC

State = list[int]  # [size, time of change in ns] of a file that was read; [] of a folder listed, or what is not there


class Reads:
    """Watches this process, and those forked from it, for files below root that Python code opens, until it ends.

    What the program has written before it reads is its own product. What C code or another program opens is not seen:
    configure such files as inputs.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self._read: dict[str, State] = {}
        self._written: set[str] = set()
        self.take_over()
        self.began = os.fstat(self._from_children.fileno()).st_mtime_ns  # by the clock of files
        sys.addaudithook(self._hear)

    def take_over(self) -> None:
        """Watch the present process from now on, forked from the one so far."""
        self._pid = os.getpid()
        self._from_children = tempfile.TemporaryFile()

    def found(self) -> dict[str, State]:
        """Return {path below root: state} of what was read, folders with a `/` at their end."""
        self._from_children.seek(0)
        for line in self._from_children.read().decode().splitlines():
            self._note(*json.loads(line))
        return {path: state for path, state in sorted(self._read.items()) if not self._is_product(path, state)}

    def _is_product(self, path: str, state: State) -> bool:
        """Tell whether the program has made the file: after looking for it, or by C code, before reading it and since.

        (C code that writes is not heard. A file that is younger than the run, and changes again, is its own.)
        """
        whole = os.path.join(self.root, path)
        if not state:
            return not path.endswith("/") and os.path.exists(whole)
        return state[1] >= self.began and state_of(whole) != state

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in ("open", "os.listdir", "os.scandir"):
            return
        try:
            path = self._below_root(os.curdir if args[0] is None else args[0])
            if path is None:
                return
            if event != "open":
                note: tuple[str, State | None] | None = None if _importing() else (f"{path}/", [])
            else:
                state = None if args[2] & WRITES else state_of(os.path.join(self.root, path))
                # a name that os.open does not find may be one of another folder (dir_fd); `<string>` is no file
                note = None if state == [] and (args[1] is None or path.startswith("<")) else (path, state)
        except (OSError, ValueError, TypeError):  # no such source, no path at all
            return
        if note and os.getpid() == self._pid:
            self._note(*note)
        elif note:
            os.write(self._from_children.fileno(), json.dumps(note).encode() + b"\n")

    def _below_root(self, path: str | bytes) -> str | None:
        """Return path as the project has it, or None for one elsewhere, of the engine or an installation, or hidden."""
        whole = os.path.abspath(os.fsdecode(path))
        if whole.endswith(".pyc"):  # an import: the source is what matters
            whole = source_from_cache(whole)
        if whole == self.root:
            return "."
        if not whole.startswith(self.root + os.sep) or whole.startswith(ENGINE + os.sep):
            return None
        path = os.path.relpath(whole, self.root).replace(os.sep, "/")
        return None if path.startswith(".") or path.partition("/")[0].endswith(INSTALLED) else path

    def _note(self, path: str, state: State | None) -> None:
        """Note that a file was read in a state, or is written (None)."""
        if state is None:
            if path not in self._read or not self._read[path]:
                self._written.add(path)
                self._read.pop(path, None)
        elif path not in self._written:
            self._read.setdefault(path, state)


def _importing() -> bool:
    """Tell whether what has just been heard was done to find a module."""
    frame = currentframe()
    for _ in range(2):  # this one, and what hears
        frame = frame.f_back if frame else None
    return frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] in IMPORTERS


def state_of(whole: str) -> State:
    """Return the state of a file; [] if there is none.

    Raises ValueError for what is no file.
    """
    try:
        found = os.stat(whole)
    except FileNotFoundError:
        return []
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(whole)
    return [found.st_size, found.st_mtime_ns]
