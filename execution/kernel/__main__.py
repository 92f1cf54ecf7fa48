"""The kernel, a process that executes one program: a child of a warm parent (`serve`), or a fresh Python (`--once`).

kernel/messages.py says what it is sent and what it answers.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NoReturn

from execution.kernel.cells import BeforeCell, execute
from execution.kernel.family import adopt, children
from execution.kernel.line import Line
from execution.kernel.problems import detail, said
from execution.kernel.scrub import TEMPORARY
from execution.kernel.shell import Shell, warm_up

TIDYING = (b"multiprocessing.resource_tracker", b"torch_shm_manager")  # in the command lines of such processes
PATIENCE, FORKED = 5.0, 2.0  # seconds that they may take; that a fork may take to become one of them


def serve(control: socket.socket, temporary: str | None = None) -> socket.socket | None:
    """Fork a page's process for each channel that arrives on control; return it, in that process alone.

    Return None when the other end of control closes. Temporary files go into a new folder, or one called `temporary`.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # monitors need no one to wait for them
    while True:
        message, fds, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return None
        if os.fork() == 0:
            control.close()
            channel = socket.socket(fileno=fds[0])
            _monitor(channel, temporary)
            return channel
        os.close(fds[0])


def _monitor(channel: socket.socket, temporary: str | None) -> None:
    """Return in a child; end the child, and all it started, when it is done or nobody listens any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    adopt()
    if temporary:
        _make_again(temporary)
    else:
        temporary = os.environ["TMPDIR"] = tempfile.mkdtemp(prefix=TEMPORARY)
        tempfile.tempdir = None
    child = os.fork()
    if child == 0:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)  # of the page itself: no terminal sends it here
        return
    with channel:
        while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if _hung_up(channel):  # the build is gone, or has lost patience
                break
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        _end_children()
        shutil.rmtree(temporary, ignore_errors=True)
        with contextlib.suppress(OSError):
            channel.sendall(json.dumps({"event": "exit", "status": os.waitstatus_to_exitcode(status)}).encode() + b"\n")
    os._exit(0)


def _make_again(path: str) -> None:
    """Make the folder path, once the monitor of another process that had it has removed that.

    Raises FileExistsError when it does not within five seconds.
    """
    end = time.monotonic() + 5
    while os.path.exists(path) and time.monotonic() < end:
        time.sleep(0.01)
    os.mkdir(path, 0o700)


def _hung_up(channel: socket.socket) -> bool:
    """Wait a moment and tell whether the other end is closed; what it has sent stays for the child to read."""
    readable, _, _ = select.select([channel], [], [], 0.05)
    if not readable:
        return False
    time.sleep(0.01)
    try:
        return not channel.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:  # the child has read it meanwhile
        return False


def _end_children() -> None:
    """Kill what is left of a page's processes, in whatever session they are, and wait for them.

    Those that remove what the others have left in /dev/shm end by themselves, and are killed only when they do not. A
    fork may be one of these that has not begun yet.
    """
    began, own = time.monotonic(), _command("self")
    while left := children():
        for pid in left:
            command = _command(pid)
            patience = PATIENCE if any(name in command for name in TIDYING) else FORKED if command == own else 0.0
            if time.monotonic() > began + patience:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.01)


def _command(pid: int | str) -> bytes:
    """Return the command line of a process; nothing where there is none."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def answer_one(
    line: Line, shell: Shell, before_cell: BeforeCell = lambda run, index: None, watch: bool = False
) -> NoReturn:
    """Read one request, execute it, answer, and leave without running any exit handler.

    With `watch`, leave too when the other end of line closes: nobody listens any more.
    """
    request, reader = line.request(), line.reader
    if watch:
        threading.Thread(target=lambda: (reader.read(), os._exit(1)), daemon=True).start()
    try:
        execute(request, shell, line.answer, before_cell)
    except Exception as error:  # ours
        line.answer({"event": "error", "message": f"the engine failed: {said(error)}", "detail": detail("", error)})
    os._exit(0)


def main() -> None:
    """Serve on an inherited socket, or answer one request between stdin and stdout."""
    preload = json.loads(sys.argv[2])
    if sys.argv[1] == "--once":
        line = Line(sys.stdin, os.fdopen(os.dup(1), "w", encoding="utf-8"))
        sys.stdin = open(os.devnull)
        answer_one(line, warm_up(preload), watch=True)
    shell = warm_up(preload)
    if channel := serve(socket.socket(fileno=int(sys.argv[1]))):
        answer_one(Line.of(channel), shell)
    with contextlib.suppress(ChildProcessError):
        os.wait()  # for all monitors, as long as their signals are ignored


if __name__ == "__main__":
    main()
