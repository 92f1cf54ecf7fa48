"""What a strict build must not publish, though the page ran."""

from __future__ import annotations

from collections.abc import Iterator

from execution.cell import Cell, Program
from execution.keep.notebook import Notebook
from execution.kernel.excerpt import excerpt
from execution.kernel.messages import Output
from execution.show.frames import frame_complaints
from execution.show.render import SHOWN, shown_kind

SCRIPTS = frozenset(["application/javascript", "application/vnd.jupyter.widget-view+json"])  # Jupyter runs them


def complaints(program: Program, notebook: Notebook) -> list[str]:
    """Return what must not be published, each once.

    That is unannounced stderr, figures that nothing describes, frames that are not alike, what cannot be shown.
    """
    return [
        f"{program.at(index)} {complaint}"
        for index, (cell, executed) in enumerate(zip(program.cells, notebook["cells"], strict=True))
        if not {"remove-cell", "remove-output"} & set(cell.tags)
        for complaint in dict.fromkeys(_of_cell(cell, executed["outputs"]))
    ]


def _of_cell(cell: Cell, outputs: list[Output]) -> Iterator[str]:
    figures = False
    for output in outputs:
        kinds = output.get("data", {}).keys()
        if output.get("name") == "stderr" and not cell.warns:
            yield "wrote to stderr: " + excerpt(output["text"]).replace("\n", "\n    ")
        if richer := kinds & SCRIPTS if kinds & set(SHOWN) else kinds - {"text/plain"}:
            yield f"shows what the page cannot: {', '.join(sorted(richer))}; show text, HTML or a figure"
        if shown_kind(output.get("data", {})).startswith("image/"):
            figures = True
            if not cell.alt:
                yield 'draws a figure: describe it in alt="…"'
    if cell.frames:
        yield from frame_complaints(outputs)
    if cell.alt and not figures:
        yield "has alt=, but shows no figure"
