"""What checks are written with: they call an answer, compare what comes back, and explain what is wrong.

A check is a function of one argument, the answer; its name is that of the exercise:

    @exercise(hints=[Text("用 `mean`。", "Use `mean`.")])
    def column_means(answer):
        X = torch.randn(4, 3)
        rows = Mistake(X.mean(dim=1), "这是每一行的……", "These are the means of the rows …")
        answer.column_means(X).equals(X.mean(dim=0), rows)

`grade` runs a check with several seeds. Imports torch and text.py, so that a notebook can carry it.
"""

from __future__ import annotations

import copy
import os
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import torch
from torch import nn

from exercises.text import Text

SEEDS = (0, 1, 2)


class Mistake(NamedTuple):
    """A known mistake: `value` is what it makes an answer return, or a function that recognises it."""

    value: object
    zh: str
    en: str


class KnownError(NamedTuple):
    """A known mistake that raises: `pattern` is searched for in "RuntimeError: the message"."""

    pattern: str
    zh: str
    en: str


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


def exercise(hints: Sequence[Text], errors: Sequence[KnownError] = (), seconds: float = 30.0) -> Callable:
    """Return a decorator that gives a check its hints, the errors it knows, and the time an answer may take."""

    def decorate(check: Callable[[Answer], None]) -> Callable[[Answer], None]:
        check.hints, check.errors, check.seconds = tuple(hints), tuple(errors), seconds
        return check

    return decorate


def grade(check: Callable[[Answer], None], names: Mapping[str, object]) -> Wrong | None:
    """Return what is wrong with the answer made of names ({"column_means": function}), or None if it is right."""
    answer = Answer(names, getattr(check, "errors", ()))
    try:
        for seed in SEEDS:
            torch.manual_seed(seed)
            check(answer)
    except Wrong as wrong:
        return wrong
    except RuntimeError as error:
        if not re.search(NO_DATA.pattern, str(error)):
            raise
        return Wrong(Text(NO_DATA.zh, NO_DATA.en))
    return None


def report(check: Callable[[Answer], None], names: Mapping[str, object], language: str) -> None:
    """Print in "zh" or "en" whether the answer made of names is right, and else what is wrong."""
    chinese = language == "zh"
    wrong = grade(check, names)
    if wrong is None:
        print(f"✓ {check.__name__}")
        return
    print(f"○ {check.__name__}" if isinstance(wrong, Unsolved) else f"✗ {check.__name__}")
    labels = ("调用", "得到", "应当是", "出错的地方") if chinese else ("called", "got", "expected", "where")
    for label, value in zip(labels, (wrong.call, wrong.got, wrong.expected, wrong.trace), strict=True):
        if value and not isinstance(wrong, Unsolved):
            print(f"  {label}: {value.rstrip()}")
    print(f"  {wrong.text.zh if chinese else wrong.text.en}")


class Answer:
    """The names a reader has defined; functions among them record how they are called."""

    def __init__(self, names: Mapping[str, object], errors: Sequence[KnownError] = ()) -> None:
        self._names, self._errors = names, errors

    def __getattr__(self, name: str) -> Callable[..., Result]:
        """Return a function that calls the reader's and returns a Result.

        Arguments are copied first, so that an answer that changes them changes nothing else; `Result.args` are the
        copies. Raises Wrong when the reader's function is missing or raises.
        """
        value = self._get(name)
        if not callable(value):
            raise Wrong(Text(f"`{name}` 应当是函数。", f"`{name}` should be a function."), got=describe(value))

        def call(*args: object, **kwargs: object) -> Result:
            shown = show_call(name, args, kwargs)
            args, kwargs = copy.deepcopy((args, kwargs))
            return Result(self._run(shown, lambda: value(*args, **kwargs)), shown, args)

        return call

    def value(self, name: str) -> Result:
        """Return the value that the reader has given to name; `...` counts as unsolved."""
        value = self._get(name)
        if value is ...:
            raise Unsolved(name)
        return Result(value, name, ())

    def raw(self, name: str) -> object:
        """Return what the reader has called name as it is, for checks that call it in ways of their own."""
        return self._get(name)

    def attempt(self, call: str, action: Callable[[], object]) -> Result:
        """Return the Result of action, which uses what `raw` gave; what it raises is explained like that of a call."""
        return Result(self._run(call, action), call, ())

    def _get(self, name: str) -> object:
        if name not in self._names:
            raise Wrong(
                Text(f"没有找到 `{name}`：名字要和题目里的一样。", f"There is no `{name}`: keep the name of the task.")
            )
        return self._names[name]

    def _run(self, call: str, action: Callable[[], object]) -> object:
        try:
            return action()
        except Wrong:
            raise
        except (Exception, SystemExit) as error:
            if isinstance(error, NotImplementedError) and not str(error):  # torch's own says more
                raise Unsolved(call) from None
            said, trace = f"{type(error).__name__}: {error}", explain(error)
            for known in (*self._errors, NO_DATA):
                if re.search(known.pattern, said):
                    raise Wrong(Text(known.zh, known.en), call, said, trace=trace) from None
            raise Wrong(Text("运行时出错了。", "It raised an error."), call, said, trace=trace) from None


class Result:
    """What a call returned, with what is needed to explain it."""

    def __init__(self, value: object, call: str, args: tuple) -> None:
        self.value, self.call, self.args = value, call, args

    def equals(self, expected: object, *mistakes: Mistake, rtol: float = 1e-4, atol: float = 1e-5) -> Result:
        """Return this result if its value is expected: same type, shape and dtype, and numbers within the tolerance.

        Raises Wrong otherwise, with the words of the first mistake that explains the value.
        """
        if (difference := _difference(self.value, expected, rtol, atol)) is None:
            return self
        raise self.wrong(self._explained(mistakes, difference, rtol, atol), expected)

    def satisfies(self, holds: object, zh: str, en: str, *mistakes: Mistake, expected: object = "") -> Result:
        """Return this result if holds is true (or, a function, returns true for the value); raise Wrong otherwise."""
        if _true(holds, self.value):
            return self
        raise self.wrong(self._explained(mistakes, Text(zh, en), 1e-4, 1e-5), expected)

    def wrong(self, text: Text, expected: object = "") -> Wrong:
        """Return the Wrong that says text about this result."""
        shown = "" if isinstance(expected, str) and not expected else describe(expected)
        return Wrong(text, self.call, describe(self.value), shown)

    def _explained(self, mistakes: Sequence[Mistake], otherwise: Text, rtol: float, atol: float) -> Text:
        for mistake in mistakes:
            recognised = (
                _true(mistake.value, self.value)
                if callable(mistake.value) and not isinstance(mistake.value, torch.Tensor | nn.Module)
                else _difference(self.value, mistake.value, rtol, atol) is None
            )
            if recognised:
                return Text(mistake.zh, mistake.en)
        if self.value is None and "(" in self.call:
            return Text("什么也没有返回：是不是忘了 `return`？", "Nothing came back: is a `return` missing?")
        return otherwise


def explain(error: BaseException) -> str:
    """Return where in the reader's own code error was raised: the lines of the first file that is not a checker's."""
    if isinstance(error, SyntaxError):
        return "".join(traceback.format_exception_only(error))
    folder = os.path.dirname(os.path.abspath(__file__))
    checkers = {os.path.join(folder, name) for name in ("expect.py", "grading.py")}
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [
        f for f in frames if f.filename not in checkers and os.path.basename(os.path.dirname(f.filename)) != "checks"
    ]
    return "".join(traceback.format_list([frame for frame in theirs if frame.filename == theirs[0].filename]))


def _true(holds: object, value: object) -> bool:
    """Return holds, or holds(value), as a bool; an exception in it counts as false."""
    try:
        return bool(holds(value) if callable(holds) else holds)
    except Exception:
        return False


def _difference(got: object, expected: object, rtol: float, atol: float) -> Text | None:
    """Return in what got differs from expected, or None."""
    if isinstance(expected, torch.Tensor):
        if not isinstance(got, torch.Tensor):
            kind = type(got).__name__
            return Text(f"应当是张量，这是 {kind}。", f"It should be a tensor; this is of type {kind}.")
        if got.shape != expected.shape:
            return Text(
                f"形状是 {tuple(got.shape)}，应当是 {tuple(expected.shape)}。",
                f"The shape is {tuple(got.shape)}; it should be {tuple(expected.shape)}.",
            )
        if got.dtype != expected.dtype:
            return Text(
                f"dtype 是 {got.dtype}，应当是 {expected.dtype}。",
                f"The dtype is {got.dtype}; it should be {expected.dtype}.",
            )
        same = torch.allclose(got.detach(), expected.detach(), rtol, atol, equal_nan=True)
        return None if same else Text("形状对，数值不对。", "The shape is right, the numbers are not.")
    if isinstance(expected, list | tuple):
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            return Text(f"应当有 {len(expected)} 项。", f"It should have {len(expected)} items.")
        for position, (one, other) in enumerate(zip(got, expected, strict=True), 1):
            if found := _difference(one, other, rtol, atol):
                return Text(f"第 {position} 项：{found.zh}", f"Item {position}: {found.en}")
        return None
    if isinstance(expected, float):
        if isinstance(got, bool) or not isinstance(got, int | float):
            return Text("应当是 Python 的数。", "It should be a Python number.")
        same = torch.isclose(torch.tensor(float(got)), torch.tensor(expected), rtol, atol, equal_nan=True).item()
        return None if same else Text("数值不对。", "The number is not right.")
    same = type(got) is type(expected) and got == expected
    return None if same else Text("值不对。", "The value is not right.")


def describe(value: object) -> str:
    """Return value in words short enough to read: of tensors the shape, the dtype and some numbers."""
    if isinstance(value, torch.Tensor):
        shape, dtype = tuple(value.shape), str(value.dtype).removeprefix("torch.")
        if value.numel() > 12 or value.is_meta:
            return f"tensor, shape {shape}, {dtype}"
        return f"tensor, shape {shape}, {dtype}: {_rounded(value.tolist())}"
    if isinstance(value, dict):
        items = [f"{key!r}: {describe(item)}" for key, item in list(value.items())[:4]]
        return "{" + ", ".join(items) + (", …" if len(value) > 4 else "") + "}"
    if isinstance(value, list | tuple) and not all(isinstance(item, str | int | float | None) for item in value):
        return "(" + ", ".join(describe(item) for item in value[:4]) + (", …" if len(value) > 4 else "") + ")"
    if type(value).__repr__ is object.__repr__:
        return f"{type(value).__name__}(…)"
    text = repr(_rounded(value)) if isinstance(value, float | list | tuple) else repr(value)
    return text if len(text) <= 200 else text[:197] + "…"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, list | tuple):
        return type(value)(map(_rounded, value)) if type(value) in (list, tuple) else value
    return value


def show_call(name: str, args: Sequence, kwargs: Mapping) -> str:
    """Return the call as the report shows it."""
    shown = [describe(arg) if isinstance(arg, torch.Tensor) else _short(arg) for arg in args]
    shown += [f"{key}={_short(arg)}" for key, arg in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def _short(value: object) -> str:
    if isinstance(value, torch.Tensor | list | tuple | dict | float):
        return describe(value)
    if isinstance(value, nn.Module):
        return type(value).__name__
    return getattr(value, "__name__", None) or describe(value)
