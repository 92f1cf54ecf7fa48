"""Notes which files of the project a program reads, so that a page is stale when one of them changes."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import stat
import sys
import tempfile
from importlib.util import source_from_cache
from inspect import currentframe
from typing import Any

ENGINE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IMPORTERS = ("importlib", "_frozen_importlib_external", "pkgutil", "pkg_resources")  # list folders to find modules
INSTALLED = (".egg-info", ".dist-info")  # end the names of folders in which plugins are looked for
HIDDEN = (".git", ".cache")  # what a page finds there is not the project's
STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")  # programs: their arguments may be files

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
        self._perhaps: set[str] = set()  # opened to read and to write, named to a program, or younger than this one
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

        (C code and programs that write are not heard. A file that is younger than the run, and changes again, is its
        own.)
        """
        whole = os.path.join(self.root, path)
        if not state:
            return not path.endswith("/") and os.path.exists(whole)
        return path in self._perhaps and state_of(whole) != state

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        try:
            if event == "open":
                self._hear_open(*args)
            elif event in ("os.listdir", "os.scandir") and not _importing():
                self._tell(os.curdir if args[0] is None else args[0], [], "/")
            elif event == "os.rename":
                self._tell(args[1], None)
            elif event == "sqlite3.connect":
                self._perhaps_read(os.fsdecode(args[0]).removeprefix("file:").partition("?")[0])
            elif event in STARTS:
                for word in filter(os.path.isfile, _words(args[0] if event == "os.system" else args[1])):
                    self._perhaps_read(word)
        except (OSError, ValueError, TypeError):  # no such source, no path at all
            return

    def _hear_open(self, path: str | bytes, mode: str | None, flags: int) -> None:
        access = flags & (os.O_RDONLY | os.O_WRONLY | os.O_RDWR)
        if access == os.O_RDWR and flags & os.O_CREAT and not flags & os.O_TRUNC:  # "a+", or a database
            return self._perhaps_read(path)
        writes = access == os.O_WRONLY or flags & (os.O_CREAT | os.O_TRUNC)
        state = None if writes else self._state(path)
        # a name that os.open does not find may be one of another folder (dir_fd); `<string>` is no file
        if state != [] or not (mode is None or os.fsdecode(path).startswith("<")):
            self._tell(path, state, perhaps=bool(state) and self._is_new(path))

    def _perhaps_read(self, path: str | bytes) -> None:
        """Note a file as read if it is there and nothing changes it until the program ends, else as written."""
        self._tell(path, self._state(path) or None, perhaps=True)

    def _state(self, path: str | bytes) -> State | None:
        name = self._below_root(path)
        return state_of(os.path.join(self.root, name)) if name else None

    def _is_new(self, path: str | bytes) -> bool:
        """Tell whether a file was made or changed since the program began, whatever time it says it has."""
        with contextlib.suppress(OSError, ValueError):
            found = os.stat(path)
            return max(found.st_ctime_ns, found.st_mtime_ns) >= self.began
        return False

    def _tell(self, path: str | bytes, state: State | None, ending: str = "", perhaps: bool = False) -> None:
        """Note what was heard, or have the process note it that this one was forked from."""
        if name := self._below_root(path):
            note = name + ending, state, perhaps
            if os.getpid() == self._pid:
                self._note(*note)
            else:
                os.write(self._from_children.fileno(), json.dumps(note).encode() + b"\n")

    def _below_root(self, path: str | bytes) -> str | None:
        """Return path as the project has it, or None for one elsewhere, of the engine or of an installation."""
        whole = os.path.abspath(os.fsdecode(path))
        if whole.endswith(".pyc"):  # an import: the source is what matters
            whole = source_from_cache(whole)
        if whole == self.root:
            return "."
        outside = not whole.startswith(self.root + os.sep) or whole.startswith(ENGINE + os.sep)
        if outside or (len(sys.prefix) > len(self.root) and whole.startswith(sys.prefix + os.sep)):
            return None
        path = os.path.relpath(whole, self.root).replace(os.sep, "/")
        first = path.partition("/")[0]
        return None if first in HIDDEN or first.endswith(INSTALLED) else path

    def _note(self, path: str, state: State | None, perhaps: bool = False) -> None:
        """Note that a file was read in a state, or perhaps so, or is written (None)."""
        if state is None:
            if path not in self._read or not self._read[path]:
                self._written.add(path)
                self._read.pop(path, None)
        elif path not in self._written:
            if perhaps and path not in self._read:
                self._perhaps.add(path)
            self._read.setdefault(path, state)


def _words(command: Any) -> list[str]:
    """Return what may be files in a command: one text, as for a shell, or a list of them."""
    texts = [os.fsdecode(text) for text in ([command] if isinstance(command, str | bytes) else command)]
    return [word for text in texts for word in (text, *_shell_words(text))]


def _shell_words(text: str) -> list[str]:
    """Return the words of a shell's command; of one with a quote left open, as in a here-document, what they may be."""
    try:
        return list(shlex.shlex(text, posix=True, punctuation_chars=True))
    except ValueError:
        return re.split(r"[\s'\"();<>|&]+", text)


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
