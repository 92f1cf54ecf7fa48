"""What can be wrong with an answer, in words: mistakes that checks know, and the exceptions that end a check."""

from __future__ import annotations

from typing import NamedTuple

from exercises.text import Text


class Mistake(NamedTuple):
    """A known mistake: `value` is what it makes an answer return, or a function that recognises it."""

    value: object
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """Return what to say about it."""
        return Text(self.zh, self.en)


class KnownError(NamedTuple):
    """A known mistake that raises: `pattern` is searched for in "RuntimeError: the message"."""

    pattern: str
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """Return what to say about it."""
        return Text(self.zh, self.en)


NO_DATA = KnownError(
    "Dataset not found",
    "`data/` 里没有 Fashion-MNIST。在仓库里先运行 `make data`；在笔记本里先运行这一课读取数据的单元格。",
    "Fashion-MNIST is not in `data/`. In the repository, run `make data` first; in a notebook, the cells of the lesson "
    "that read the data.",
)


class Wrong(Exception):
    """What is wrong with an answer: the words, the call, what came back, and what was expected."""

    def __init__(self, text: Text, call: str = "", got: str = "", expected: str = "", trace: str = "") -> None:
        super().__init__(text.en)
        self.text, self.call, self.got, self.expected, self.trace = text, call, got, expected, trace


class Unsolved(Wrong):
    """The answer has not been written yet."""

    def __init__(self, call: str = "") -> None:
        super().__init__(Text("这里还没有写。", "Nothing is written here yet."), call)
