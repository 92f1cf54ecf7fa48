"""Runs a program in the current process: cell by cell, with every output, warning and error recorded."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from typing import IO

from execution.reads import Reads
from execution.shell import Shell, Stream, scrub

Answer = Callable[[dict], None]


def run(request: dict, shell: Shell, answer: Answer) -> None:
    """Run the cells of a program top to bottom and answer as they end, as `execution.worker` says."""
    limit_memory(request.get("memory", 0))
    reads = Reads(os.getcwd())
    pid = os.getpid()
    files = {"stdout": _redirect(1), "stderr": _redirect(2)}
    warnings.showwarning = _show_warning
    values: list[str] = []
    for index, cell in enumerate([None, *request["cells"]]):
        if cell is not None:
            answer({"event": "start", "cell": index - 1})
            went_well = _run_cell(index - 1, cell, shell, files, answer, pid)
            if not went_well:
                return
        for position, value in enumerate(request["values"]):
            if value["after"] == index:
                try:
                    values.append(scrub(str(eval(value["expression"], shell.user_ns))))
                except Exception as error:
                    message = f"{type(error).__name__}: {scrub(str(error))}"
                    answer({"event": "error", "value": position, "message": message, "detail": ""})
                    return
    answer({"event": "done", "values": values, "reads": reads.found()})


def limit_memory(gigabytes: float) -> None:
    """Let this process allocate so much and no more, where the system can see to it; 0 means no limit."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    if gigabytes:
        resource.setrlimit(resource.RLIMIT_DATA, (int(gigabytes * 2**30), resource.RLIM_INFINITY))


def _redirect(descriptor: int) -> IO[bytes]:
    """Return a file that takes what C code and started programs write to descriptor."""
    file = tempfile.TemporaryFile()
    os.dup2(file.fileno(), descriptor)
    return file


def _run_cell(index: int, cell: dict, shell: Shell, files: dict, answer: Answer, pid: int) -> bool:
    """Run one cell and answer with its outputs; return whether to go on."""
    recorder = Shell.recorder
    recorder.begin()
    sys.stdout, sys.stderr = Stream("stdout", 1), Stream("stderr", 2)
    began = time.perf_counter()
    result = shell.run_cell(cell["source"], store_history=True)
    seconds = time.perf_counter() - began
    if os.getpid() != pid:  # a child that the cell forked: the page goes on in its parent
        os._exit(0)
    error = result.error_before_exec or result.error_in_exec
    for name, file in files.items():
        recorder.write_raw(name, file)
    outputs = recorder.finish()
    problem = recorder.problem or _problem(cell, error, recorder.warned)
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
    said = f"{got}: {scrub(str(error))}".rstrip(": ")
    if cell["raises"] and got != cell["raises"]:
        return f"must raise {cell['raises']}, but raised {said if got else 'nothing'}"
    if error and not cell["raises"] and "raises-exception" not in cell["tags"]:
        memory = isinstance(error, MemoryError) or "can't allocate memory" in said
        return said + " (the limit is `memory` in [tool.execution] of pyproject.toml)" * memory
    if cell["warns"] and cell["warns"] not in warned:
        return f"must warn {cell['warns']}, but warned {', '.join(warned) or 'nothing'}"
    return None


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
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
