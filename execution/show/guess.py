"""A cell whose reader guesses what it shows, before it shows it: the right choice is the output, the wrong ones a list.

The list stands right under the cell. The first line of an item is a wrong answer, what follows in it says why; the
paragraph under the list says why the right answer is right. guess_list.py makes a part of the page of it, and
`asked` the text of a notebook.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from execution.cell import Cell
from execution.keep.fingerprint import digest_text
from execution.kernel.messages import Output
from execution.read.preprocessors import VALUES
from execution.show.ansi import plain
from execution.show.render import joined, shown_kind

QUESTION = {"zh": "先猜一猜：它会显示什么？", "en": "Guess first: what does it show?"}
SHOW = {"zh": "看输出和解释", "en": "Show the output, and why"}
VERDICTS = {"zh": ("不对。", "对。"), "en": ("No. ", "Yes. ")}  # wrong, right
WHY = {"zh": "猜错了的话，错在哪里：", "en": "Where the wrong answers come from:"}
ITEM = re.compile(r"(?m)^[-*+] +(.*)")
LIST = re.compile(r"\s*[-*+] .*\n?(?:(?:[-*+] |[ \t]).*\n?|\n+(?=[-*+] |[ \t]+\S))*")
ALONE = re.compile(rf"[-*+] +{VALUES.pattern}\s*")  # an answer that is nothing but a live value


class Choices(NamedTuple):
    """What the reader chooses from, and which of it is right."""

    texts: list[str]
    right: int


def shown_text(outputs: list[Output]) -> str | None:
    """Return what outputs show, in one line, or None if there is nothing, or more than text."""
    parts = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            parts.append(output["text"])
        elif kind == "error":
            parts.append(f"{output['ename']}: {output['evalue']}")
        elif shown_kind(output["data"]) == "text/plain":
            parts.append(joined(output["data"].get("text/plain", "")))
        else:
            return None
    return " ".join(plain(" ".join(parts)).split()) or None


def choices(cell: Cell, right: str, wrong: list[str]) -> Choices:
    """Return the right answer among the wrong ones, in a place that the cell's source decides."""
    place = int(digest_text(cell.source), 16) % (len(wrong) + 1)
    return Choices([*wrong[:place], right, *wrong[place:]], place)


def guess_complaints(right: str | None, wrong: list[str]) -> list[str]:
    """Return why there is nothing to guess."""
    if right is None:
        return ["has guess, but does not show text, and text alone"]
    if not wrong:
        return ["has guess, but no list of wrong answers right under it"]
    told = ["".join(answer.split()) for answer in [right, *wrong]]
    return [
        f"has a wrong answer that {'is what it shows' if text == told[0] else 'stands there twice'}: {answer}"
        for number, (text, answer) in enumerate(zip(told[1:], wrong, strict=True), 1)
        if text in told[:number]
    ]


def list_length(cell: Cell, below: str) -> int:
    """Return how many characters of what is below a cell are its list of wrong answers; of a cell without guess, 0."""
    found = LIST.match(below) if cell.guess is not None else None
    return found.end() if found else 0


def code_span(text: str) -> str:
    """Return Markdown for text as code in one line, whatever backticks it holds."""
    text = " ".join(text.split())
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def asked(cell: Cell, outputs: list[Output], below: str, language: str) -> tuple[str, str]:
    """Return Markdown: the question with the choices, to stand before a cell, and what is below it, introduced."""
    listed, right = below[: list_length(cell, below)], shown_text(outputs)
    if not listed or right is None:
        return "", below
    wrong = [answer.strip() for answer in ITEM.findall(listed)]
    texts = choices(cell, code_span(right), wrong).texts
    question = f"**{cell.guess or QUESTION[language]}**\n\n" + "\n".join(f"- {text}" for text in texts)
    return question, f"{WHY[language]}\n\n{below.lstrip()}"
