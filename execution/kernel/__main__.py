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


def serve(control: socket.socket, preload: list[str]) -> None:
    """Fork a child for each descriptor that arrives on control, until the other end closes."""
    shell = warm_up(preload)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # monitors need no one to wait for them
    while True:
        message, fds, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
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
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
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
    """Kill what is left of a page's processes, in whatever session they are, and wait for them."""
    with contextlib.suppress(ChildProcessError):
        while True:
            for path in Path("/proc/self/task").glob("*/children"):
                for pid in path.read_text().split():
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(int(pid), signal.SIGKILL)
            os.waitpid(-1, 0)


def _answer_one(reader: IO[str], writer: IO[str], shell: Shell, watch: bool = False) -> None:
    """Read one request, execute it, answer, and leave without running any exit handler.

    With `watch`, leave too when the other end of reader closes: nobody listens any more.
    """

    def answer(message: Answer) -> None:
        if message["event"] in ("done", "error"):  # the last: then the other end hangs up, and all is killed
            _release_shared_memory()
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


def _release_shared_memory() -> None:
    """Have multiprocessing's tracker remove what the program has left in /dev/shm."""
    if "multiprocessing.resource_tracker" in sys.modules:
        from multiprocessing import active_children, resource_tracker

        for child in active_children():  # which would keep the tracker waiting
            child.kill()
        stop = getattr(resource_tracker._resource_tracker, "_stop", None)  # there is no public way to end it
        thread = threading.Thread(target=stop or (lambda: None), daemon=True)
        thread.start()
        thread.join(5)


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
