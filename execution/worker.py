"""The process that runs cells: a warm parent that forks one child per page (`serve`), or one page only (`--once`).

A request is one line of JSON (a program and the root folder); answers are lines of JSON: `start` and `cell` for each
cell, then `done`, or `error`; `exit` when the child died.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import select
import signal
import socket
import sys
import tempfile
import time
import traceback
import warnings

from execution.shell import Recorder, Shell, Stream, scrub, warm_up


def run(request: dict, shell: Shell, answer) -> None:
    """Run the cells of a program top to bottom, answering as they end."""
    streams = {name: (os.dup(fd), tempfile.TemporaryFile()) for name, fd in (("stdout", 1), ("stderr", 2))}
    for (_, file), fd in zip(streams.values(), (1, 2), strict=True):
        os.dup2(file.fileno(), fd)
    warnings.showwarning = _show_warning
    values: list[str] = []
    for index, cell in enumerate([None, *request["cells"]]):
        if cell is not None:
            answer({"event": "start", "cell": index - 1})
            if not _run_cell(index - 1, cell, shell, streams, answer):
                return
        for position, value in enumerate(request["values"]):
            if value["after"] == index:
                try:
                    values.append(scrub(str(eval(value["expression"], shell.user_ns))))
                except Exception as error:
                    message = f"{type(error).__name__}: {scrub(str(error))}"
                    answer({"event": "error", "value": position, "message": message, "detail": ""})
                    return
    answer({"event": "done", "values": values})


def _run_cell(index: int, cell: dict, shell: Shell, streams: dict, answer) -> bool:
    """Run one cell and answer with its outputs; return whether to go on."""
    recorder = Shell.recorder = Recorder()
    sys.stdout, sys.stderr = Stream("stdout", 1), Stream("stderr", 2)
    began = time.perf_counter()
    result = shell.run_cell(cell["source"], store_history=True)
    seconds = time.perf_counter() - began
    error = result.error_before_exec or result.error_in_exec
    for name, (_, file) in streams.items():  # what C code and started programs wrote
        file.seek(0)
        if text := file.read().decode("utf-8", "replace"):
            with contextlib.suppress(RuntimeError):
                recorder.write(name, text)
        file.seek(0)
        file.truncate()
    outputs = recorder.finish()
    problem = _problem(cell, error, recorder.warned)
    if problem:
        detail = _excerpt(cell["source"], error) + "\n" + _last_frames(error) if error else ""
        answer({"event": "error", "cell": index, "message": problem, "detail": detail})
        return False
    if error:
        outputs.append(_error_output(cell["source"], error))
    answer({"event": "cell", "cell": index, "outputs": outputs, "seconds": seconds})
    return True


def _problem(cell: dict, error: BaseException | None, warned: list[str]) -> str | None:
    """Return what is wrong with how a cell ended, if anything is."""
    got = type(error).__name__ if error else None
    if cell["raises"] and got != cell["raises"]:
        return f"must raise {cell['raises']}, but " + (
            f"raised {got}: {scrub(str(error))}" if got else "raised nothing"
        )
    if error and not cell["raises"] and "raises-exception" not in cell["tags"]:
        return f"{got}: {scrub(str(error))}"
    if cell["warns"] and cell["warns"] not in warned:
        return f"must warn {cell['warns']}, but warned " + (", ".join(warned) or "nothing")
    return None


def _show_warning(message, category, filename, lineno, file=None, line=None) -> None:
    Shell.recorder.warned.append(category.__name__)
    Shell.recorder.write("stderr", f"{category.__name__}: {message}\n")


def _excerpt(source: str, error: BaseException) -> str:
    """Return the line of the cell that failed, as `----> 2 y.backward()`."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "<ipython-input" in (f.filename or "")]
    number = error.lineno if isinstance(error, SyntaxError) else frames[0].lineno if frames else None
    lines = source.splitlines()
    return f"----> {number} {lines[number - 1].strip()}" if number and number <= len(lines) else ""


def _last_frames(error: BaseException) -> str:
    """Return the end of the traceback, from the cell's own frame on."""
    frame = error.__traceback__
    while frame and not frame.tb_frame.f_code.co_filename.startswith("<ipython-input"):
        frame = frame.tb_next
    return scrub("".join(traceback.format_exception(type(error), error, frame)[-5:]))


def _error_output(source: str, error: BaseException) -> dict:
    name, text = type(error).__name__, scrub(str(error))
    lines = [line for line in (_excerpt(source, error), f"{name}: {text}") if line]
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": lines}


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
    """Run one page in a child; end the child, and all it started, when it is done or nobody listens any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with channel:
        child = os.fork()
        if child == 0:
            os.setsid()
            _answer_one(channel.makefile("r", encoding="utf-8"), channel.makefile("w", encoding="utf-8"), shell)
        status = 0
        while os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            readable, _, _ = select.select([channel], [], [], 0.05)
            if readable and not channel.recv(1, socket.MSG_PEEK):  # the build is gone, or has lost patience
                break
            if readable:
                time.sleep(0.01)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with contextlib.suppress(OSError):
            channel.sendall(json.dumps({"event": "exit", "status": os.waitstatus_to_exitcode(status)}).encode() + b"\n")
    os._exit(0)


def _answer_one(reader: io.TextIOBase, writer: io.TextIOBase, shell: Shell) -> None:
    """Read one request, run it, answer, and leave without running any exit handler."""

    def answer(message: dict) -> None:
        writer.write(json.dumps(message, ensure_ascii=False) + "\n")
        writer.flush()

    run(json.loads(reader.readline()), shell, answer)
    os._exit(0)


def main() -> None:
    """Serve on an inherited socket, or answer one request between stdin and stdout."""
    preload = json.loads(sys.argv[2])
    if sys.argv[1] == "--once":
        writer = os.fdopen(os.dup(1), "w", encoding="utf-8")
        _answer_one(sys.stdin, writer, warm_up(preload))
    serve(socket.socket(fileno=int(sys.argv[1])), preload)


if __name__ == "__main__":
    main()
