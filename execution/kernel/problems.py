"""What is wrong with how a cell ended, in words: the exception, its line in the cell, the last frames."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import NamedTuple

from execution.kernel.excerpt import excerpt
from execution.kernel.messages import CellRequest, Output
from execution.kernel.recorder import MAX_OUTPUT, Recorder
from execution.kernel.scrub import scrub

SHORT = 2_000  # characters of an exception in a report


class Problem(NamedTuple):
    """Why a cell fails the page."""

    message: str
    detail: str = ""  # the line of the cell, and the last frames
    ends: bool = True  # the page: what later cells would show is of no use


def find_problem(cell: CellRequest, error: BaseException | None, recorder: Recorder) -> Problem | None:
    """Return what is wrong with how a cell ended, if anything is."""
    if recorder.problem:
        return Problem(recorder.problem)
    if beside := [other for other in recorder.reported if other is not error]:
        return Problem(
            said(beside[0]) + " (beside the cell's result)", detail(cell["source"], beside[0]), ends=bool(error)
        )
    message = _exception(cell, error) or _warning(cell, recorder)
    return Problem(message, detail(cell["source"], error) if error else "") if message else None


def _exception(cell: CellRequest, error: BaseException | None) -> str | None:
    got = type(error).__name__ if error else None
    if cell["raises"] and got != cell["raises"]:
        return f"must raise {cell['raises']}, but raised {said(error) if error else 'nothing'}"
    if not error:
        return None
    if not cell["raises"] and "raises-exception" not in cell["tags"]:
        memory = isinstance(error, MemoryError) or "can't allocate memory" in said(error)
        return said(error) + " (the limit is `memory` in [tool.execution] of pyproject.toml)" * memory
    if len(_text(error)) + sum(map(len, _notes(error))) > MAX_OUTPUT:
        return f"the text of its {got} is longer than {MAX_OUTPUT:,} characters"
    return None


def _warning(cell: CellRequest, recorder: Recorder) -> str | None:
    expected, warned = cell["warns"], recorder.warned
    if not expected:
        return None
    if expected not in warned:
        return f"must warn {expected}, but warned {', '.join(warned) or 'nothing'}"
    also = [f"warned {', '.join(others)}"] if (others := sorted(set(warned) - {expected})) else []
    also += [f"wrote to stderr: {excerpt(scrub(noise))}"] if (noise := recorder.noise.strip()) else []
    return f"must warn {expected} alone, but also {' and '.join(also)}" if also else None


def said(error: BaseException) -> str:
    """Return an exception as its traceback ends, and no longer than fits in a report."""
    text = scrub(_text(error))
    return f"{type(error).__name__}: {text[:SHORT]}{'…' * (len(text) > SHORT)}".rstrip(": ")


def _text(error: object) -> str:
    """Return what str makes of an exception or a note, as far as it makes anything."""
    try:
        text = str(error)
    except BaseException:  # as its traceback, which shows it whatever its str does
        text = f"<str() of the {'exception' if isinstance(error, BaseException) else 'note'} failed>"
    return text.encode("utf-8", "backslashreplace").decode()


def _notes(error: BaseException) -> list[str]:
    """Return what `add_note` has added to an exception, which its traceback ends with."""
    notes = getattr(error, "__notes__", None) or ()
    return [_text(note) for note in ([notes] if isinstance(notes, str) or not isinstance(notes, Sequence) else notes)]


def detail(source: str, error: BaseException) -> str:
    """Return the line of the cell that failed, and the end of the traceback, from the cell's own frame on."""
    frame = error.__traceback__
    while frame and not frame.tb_frame.f_code.co_filename.startswith("<ipython-input"):
        frame = frame.tb_next
    lines = traceback.format_exception(type(error), error, frame)[-5:]
    end = "".join(line if len(line) <= SHORT else line[:SHORT] + "…\n" for line in lines)
    return f"{_excerpt(source, error)}\n{scrub(end.encode('utf-8', 'backslashreplace').decode())}"


def _excerpt(source: str, error: BaseException) -> str:
    """Return the line of the cell that failed, as `----> 2 y.backward()`."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "<ipython-input" in (f.filename or "")]
    number = error.lineno if isinstance(error, SyntaxError) else frames[0].lineno if frames else None
    lines = source.split("\n")
    blank = next((n for n, line in enumerate(lines) if line.strip()), 0)  # at its beginning: IPython leaves them out
    return (
        f"----> {number + blank} {lines[number + blank - 1].strip()}" if number and number + blank <= len(lines) else ""
    )


def error_output(source: str, error: BaseException) -> Output:
    """Return an expected exception as nbformat has it."""
    name, text = type(error).__name__, scrub(_text(error))
    lines = [line for line in (_excerpt(source, error), f"{name}: {text}", *map(scrub, _notes(error))) if line]
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": lines}
