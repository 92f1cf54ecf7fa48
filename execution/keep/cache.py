"""The cache: executed notebooks, one file per fingerprint. A damaged entry is a miss, never an error."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from execution.files import write_whole
from execution.keep.fingerprint import digest_text
from execution.keep.notebook import Notebook

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

KEEP, DAYS = 1000, 90  # entries beyond these are pruned when programs have run


def checksum(notebook: Notebook) -> str:
    """Return the SHA-256 of the notebook without its own checksum."""
    metadata = {k: v for k, v in notebook["metadata"]["execution"].items() if k != "checksum"}
    text = json.dumps([notebook["cells"], metadata], sort_keys=True, ensure_ascii=False)
    return digest_text(text)


def load(folder: Path, fingerprint: str, touch: bool = True) -> Notebook | None:
    """Return the executed notebook kept under fingerprint, or None if there is none that is whole.

    With `touch` it counts as used, which saves it from pruning.
    """
    path = folder / f"{fingerprint}.ipynb"
    try:
        notebook: Notebook = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        execution = notebook["metadata"]["execution"]
        if execution["fingerprint"] != fingerprint or execution["checksum"] != checksum(notebook):
            return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if touch:
        with contextlib.suppress(OSError):
            os.utime(path)
    return notebook


def store(folder: Path, fingerprint: str, notebook: Notebook) -> None:
    """Keep notebook under fingerprint.

    Raises OSError when the folder cannot be written; nothing partial is left.
    """
    notebook["metadata"]["execution"]["checksum"] = checksum(notebook)
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    write_whole(folder / f"{fingerprint}.ipynb", text.encode("utf-8", "surrogatepass"))  # as names of files may be


class Claims:
    """Rights to run programs, so that builds sharing a cache run each program once; a dying process loses its own."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] | None = None  # one for the process: closing any would give up all claims
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / "claims").open("ab")

    def close(self) -> None:
        """Give up all claims."""
        if self._file:
            self._file.close()

    @contextlib.contextmanager
    def claim(self, fingerprint: str, stopped: Callable[[], bool] = lambda: False) -> Iterator[None]:
        """Wait until no other process holds the claim; without file locks, or a writable folder, don't wait."""
        place = int(fingerprint[:12], 16)
        held, file = False, self._file
        while fcntl and file and not held and not stopped():
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
                held = True
            except (BlockingIOError, PermissionError):
                time.sleep(0.05)
            except OSError:  # a file system without locks
                break
        try:
            yield
        finally:
            if held and file:
                fcntl.lockf(file, fcntl.LOCK_UN, 1, place)


def prune(folder: Path, keep: int = KEEP, days: float = DAYS, pattern: str = "*.ipynb") -> None:
    """Delete entries unused for `days`, all but the `keep` last used, and files a killed build left behind."""
    now = time.time()
    with contextlib.suppress(OSError):
        entries = sorted(((path.stat().st_mtime, path) for path in folder.glob(pattern)), reverse=True)
        old = [path for rank, (used, path) in enumerate(entries) if rank >= keep or now - used > days * 86400]
        old += [path for path in folder.glob(".*.tmp") if now - path.stat().st_mtime > 3600]
        for path in old:
            path.unlink(missing_ok=True)
