"""What grading an answer found, as it is handed from the process that grades to the one that shows."""

from __future__ import annotations

from dataclasses import dataclass

from exercises.text import Text

NOTHING = Text("", "")


@dataclass
class Outcome:
    """`state` is right, unsolved or wrong; the rest is as in mistakes.Wrong, and what the answer printed."""

    state: str
    text: Text = NOTHING
    call: str = ""
    got: str = ""
    expected: str = ""
    trace: str = ""
    printed: str = ""
