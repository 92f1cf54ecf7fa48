"""The kernel, a process that executes one program: a child of a warm parent (`serve`), or a fresh Python (`--once`).

kernel/messages.py says what it is sent and what it answers.
"""

from __future__ import annotations

import contextlib
import ctypes
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
from typing import IO

from execution.kernel.cells import execute
from execution.kernel.messages import Answer, Request
from execution.kernel.problems import detail, said
from execution.kernel.scrub import TEMPORARY
from execution.kernel.shell import Shell, warm_up

PR_SET_CHILD_SUBREAPER = 36
TIDYING = (b"multiprocessing.resource_tracker", b"torch_shm_manager")  # in the command lines of such processes
PATIENCE = 5.0  # seconds that they may take


def serve(control: socket.socket, preload: list[str]) -> None:
    """Fork a child for each descriptor that arrives on control, until the other end closes."""
    shell = warm_up(preload)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # monitors need no one to wait for them
    while True:
        message, fds, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            with contextlib.suppress(ChildProcessError):
                os.wait()  # for all monitors, as long as their signals are ignored
            return
        if os.fork() == 0:
            control.close()
            _monitor(socket.socket(fileno=fds[0]), shell)
        os.close(fds[0])


def _monitor(channel: socket.socket, shell: Shell) -> None:
    """Execute one program in a child; end the child, and all it started, when it is done or nobody listens any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):  # Linux: what the program starts and abandons becomes ours
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    temporary = os.environ["TMPDIR"] = tempfile.mkdtemp(prefix=TEMPORARY)
    tempfile.tempdir = None
    with channel:
        child = os.fork()
        if child == 0:
            os.setsid()
            _answer_one(channel.makefile("r", encoding="utf-8"), channel.makefile("w", encoding="utf-8"), shell)
        status = 0
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

    Those that remove what the others have left in /dev/shm end by themselves, and are killed only when they do not.
    """
    patience = time.monotonic() + PATIENCE
    with contextlib.suppress(ChildProcessError):
        while True:
            for pid in _children():
                if time.monotonic() > patience or not _tidies(pid):
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(pid, signal.SIGKILL)
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
            time.sleep(0.01)


def _children() -> list[int]:
    return [int(pid) for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()]


def _tidies(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return any(name in Path(f"/proc/{pid}/cmdline").read_bytes() for name in TIDYING)
    return False


def _answer_one(reader: IO[str], writer: IO[str], shell: Shell, watch: bool = False) -> None:
    """Read one request, execute it, answer, and leave without running any exit handler.

    With `watch`, leave too when the other end of reader closes: nobody listens any more.
    """

    def answer(message: Answer) -> None:
        writer.write(json.dumps(message) + "\n")
        writer.flush()

    request: Request = json.loads(reader.readline())
    if watch:
        threading.Thread(target=lambda: (reader.read(), os._exit(1)), daemon=True).start()
    try:
        execute(request, shell, answer)
    except Exception as error:  # ours
        answer({"event": "error", "message": f"the engine failed: {said(error)}", "detail": detail("", error)})
    os._exit(0)


def main() -> None:
    """Serve on an inherited socket, or answer one request between stdin and stdout."""
    preload = json.loads(sys.argv[2])
    if sys.argv[1] == "--once":
        reader, writer = sys.stdin, os.fdopen(os.dup(1), "w", encoding="utf-8")
        sys.stdin = open(os.devnull)
        _answer_one(reader, writer, warm_up(preload), watch=True)
    serve(socket.socket(fileno=int(sys.argv[1])), preload)


if __name__ == "__main__":
    main()
