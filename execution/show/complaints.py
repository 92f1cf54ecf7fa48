"""What a strict build must not publish, though the page ran."""

from __future__ import annotations

from collections.abc import Iterator

from execution.cell import Cell, Program
from execution.keep.notebook import Notebook
from execution.kernel.messages import Output
from execution.show.render import SHOWN


def complaints(program: Program, notebook: Notebook) -> list[str]:
    """Return what must not be published: unannounced stderr, figures that nothing describes, what cannot be shown."""
    return [
        f"{program.at(index)} {complaint}"
        for index, (cell, executed) in enumerate(zip(program.cells, notebook["cells"], strict=True))
        if not {"remove-cell", "remove-output"} & set(cell.tags)
        for complaint in _of_cell(cell, executed["outputs"])
    ]


def _of_cell(cell: Cell, outputs: list[Output]) -> Iterator[str]:
    figures = False
    for output in outputs:
        kinds = output.get("data", {}).keys()
        if output.get("name") == "stderr" and not cell.warns:
            yield f"wrote to stderr: {output['text'].strip()[:300]}"
        if richer := kinds - {"text/plain"} if not kinds & set(SHOWN) else set():
            yield f"shows what the page cannot: {', '.join(sorted(richer))}; show text, HTML or a figure"
        if any(kind.startswith("image/") for kind in kinds):
            figures = True
            if not cell.alt:
                yield 'draws a figure: describe it in alt="…"'
    if cell.alt and not figures:
        yield "has alt=, but shows no figure"
