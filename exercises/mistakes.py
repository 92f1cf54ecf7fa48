"""What can be wrong with an answer, in words: mistakes that checks know, and the exceptions that end a check."""

from __future__ import annotations

import re
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
NO_SNIPPETS = KnownError(
    "No module named 'snippets|import of snippets",
    "`snippets` 是课程自己的代码，答案里不能引入：这一段要自己写。",
    "`snippets` is the course's own code, which an answer cannot import: write that part yourself.",
)


OUR_FAULT = Text(
    "检查自己也出了错，那不是你的错：请把这一行告诉我们：`{line}`",
    "The check has failed here as well, and that is our fault, not yours. Please report this line: `{line}`",
)


RECORDED = Text(
    "数值对了，可是结果需要梯度，而参数里没有一个需要：多出来的记录会一直占着内存。"
    "用 `detach()`，或者在 `no_grad` 里算。",
    "The numbers are right, but the result requires a gradient, and no argument does: a record is kept that nobody "
    "asked for. Use `detach()`, or compute under `no_grad`.",
)
CUT = Text(
    "数值对了，可是求不了导：路上有一步没有记录（`detach`、`no_grad`、`.data`、`item`、NumPy），梯度到不了参数。",
    "The numbers are right, but they cannot be differentiated: a step on the way is not recorded (`detach`, `no_grad`, "
    "`.data`, `item`, NumPy), and no gradient reaches the arguments.",
)
FORBIDDEN = Text(
    "结果是对的，可是用了题目不让用的 `{name}`：这一步要自己写。",
    "The result is right, but it uses `{name}`, which the task rules out: write that part yourself.",
)
NOT_USED = Text(
    "结果是对的，可是没有用题目要用的函数。",
    "The result is right, but it does not use what the task asks for.",
)
ONE_EXPRESSION = Text(
    "结果是对的，可是题目只要一个表达式：`return` 后面写完，再没有别的。这里还有{what}。",
    "The result is right, but the task asks for one expression: all of it after `return`, and nothing else. Here is "
    "{what} as well.",
)
LOOP = Text(
    "结果是对的，可是用了循环：数据从 5 行加到 9 行，步数就从 {fewer} 加到 {more}。题目要的是整个张量一起算。",
    "The result is right, but there is a loop: with 9 rows instead of 5 it takes {more} steps instead of {fewer}. The "
    "task asks for operations on whole tensors.",
)


class Wrong(Exception):
    """What is wrong with an answer: the words, the call, what came back, and what was expected."""

    def __init__(
        self, text: Text, call: str = "", got: str = "", expected: str = "", trace: str = "", size: int = 0
    ) -> None:
        super().__init__(text.en)
        self.text, self.call, self.got, self.expected, self.trace = text, call, got, expected, trace
        self.size = size  # of the arguments

    def says_the_same_as(self, other: Wrong) -> bool:
        """Tell whether other is about the same function and says the same, numbers aside."""
        said = [(wrong.call.partition("(")[0], re.sub(r"[\d.e+-]+", "", wrong.text.en)) for wrong in (self, other)]
        return said[0] == said[1]


class Unsolved(Wrong):
    """The answer has not been written yet."""

    def __init__(self, call: str = "") -> None:
        super().__init__(Text("这里还没有写。", "Nothing is written here yet."), call)
