"""What checks are written with: they call an answer, compare what comes back, and explain what is wrong.

A check is a function of one argument, the answer; ERRORS, beside it, are mistakes known by what they raise:

    def check(answer):
        X = torch.randn(4, 3)
        rows = Mistake(X.mean(dim=1), "这是每一行的……", "These are the means of the rows …")
        answer.column_means(X).equals(X.mean(dim=0), rows)

Words are two arguments, Chinese and then English; all else handles them as one Text.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import nn

from exercises.describe import describe, explain, show_call
from exercises.difference import difference
from exercises.mistakes import NO_DATA, KnownError, Mistake, Unsolved, Wrong
from exercises.text import Text

__all__ = ["KnownError", "Mistake", "Result", "Text", "Wrong"]  # what a check needs


class Answer:
    """The names a reader has defined; functions among them record how they are called."""

    def __init__(self, names: Mapping[str, object], errors: Sequence[KnownError] = ()) -> None:
        self._names, self._errors = names, errors

    def __getattr__(self, name: str) -> Callable[..., Result]:
        """Return a function that calls the reader's and returns a Result.

        Arguments are copied first, so that an answer that changes them changes nothing else; `Result.args` are the
        copies. Raises Wrong when the reader's function is missing or raises.
        """
        value = self.raw(name)
        if not callable(value):
            raise Wrong(Text(f"`{name}` 应当是函数。", f"`{name}` should be a function."), got=describe(value))

        def call(*args: object, **kwargs: object) -> Result:
            shown = show_call(name, args, kwargs)
            args, kwargs = copy.deepcopy((args, kwargs))
            return Result(self._run(shown, lambda: value(*args, **kwargs)), shown, args)

        return call

    def value(self, name: str) -> Result:
        """Return the value that the reader has given to name; `...` counts as unsolved."""
        value = self.raw(name)
        if value is ...:
            raise Unsolved(name)
        return Result(value, name, ())

    def raw(self, name: str) -> object:
        """Return what the reader has called name as it is, for checks that call it in ways of their own."""
        if name not in self._names:
            raise Wrong(
                Text(f"没有找到 `{name}`：名字要和题目里的一样。", f"There is no `{name}`: keep the name of the task.")
            )
        return self._names[name]

    def attempt(self, call: str, action: Callable[[], object]) -> Result:
        """Return the Result of action, which uses what `raw` gave; what it raises is explained like that of a call."""
        return Result(self._run(call, action), call, ())

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
                    raise Wrong(known.text, call, said, trace=trace) from None
            raise Wrong(Text("运行时出错了。", "It raised an error."), call, said, trace=trace) from None


class Result:
    """What a call returned, with what is needed to explain it."""

    def __init__(self, value: object, call: str, args: tuple[object, ...]) -> None:
        self.value, self.call, self.args = value, call, args

    def equals(self, expected: object, *mistakes: Mistake, rtol: float = 1e-4, atol: float = 1e-5) -> Result:
        """Return this result if its value is expected: same type, shape and dtype, and numbers within the tolerance.

        Raises Wrong otherwise, with the words of the first mistake that explains the value.
        """
        if (found := difference(self.value, expected, rtol, atol)) is None:
            return self
        raise self._wrong(self._explained(mistakes, found, rtol, atol), expected)

    def satisfies(self, holds: object, zh: str, en: str, *mistakes: Mistake, expected: object = "") -> Result:
        """Return this result if holds is true (or, a function, returns true for the value); raise Wrong otherwise."""
        if _true(holds, self.value):
            return self
        raise self._wrong(self._explained(mistakes, Text(zh, en), 1e-4, 1e-5), expected)

    def wrong(self, zh: str, en: str) -> Wrong:
        """Return the Wrong that says this about the result, for a check to raise."""
        return self._wrong(Text(zh, en))

    def _wrong(self, text: Text, expected: object = "") -> Wrong:
        shown = "" if isinstance(expected, str) and not expected else describe(expected)
        return Wrong(text, self.call, describe(self.value), shown)

    def _explained(self, mistakes: Sequence[Mistake], otherwise: Text, rtol: float, atol: float) -> Text:
        for mistake in mistakes:
            recognised = (
                _true(mistake.value, self.value)
                if callable(mistake.value) and not isinstance(mistake.value, torch.Tensor | nn.Module)
                else difference(self.value, mistake.value, rtol, atol) is None
            )
            if recognised:
                return mistake.text
        if self.value is None and "(" in self.call:
            return Text("什么也没有返回：是不是忘了 `return`？", "Nothing came back: is a `return` missing?")
        return otherwise


def _true(holds: object, value: object) -> bool:
    """Return holds, or holds(value), as a bool; an exception in it counts as false."""
    try:
        return bool(holds(value) if callable(holds) else holds)
    except Exception:
        return False
