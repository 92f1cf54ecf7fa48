"""What came of a call or of a guess: it is compared with what is expected, and explained if it is not that."""

from __future__ import annotations

import re
from collections.abc import Sequence

import torch
from torch import nn

from exercises.describe import describe, line_of, size_of
from exercises.difference import alike, difference, is_number
from exercises.mistakes import OUR_FAULT, RECORDED, Mistake, Wrong
from exercises.text import Text


class Result:
    """What a call returned, with what is needed to explain it."""

    def __init__(self, value: object, call: str, args: tuple[object, ...], failures: list[Wrong] | None = None) -> None:
        self.value, self.call, self.args, self._failures = value, call, args, failures

    def equals(
        self, expected: object, *mistakes: Mistake, rtol: float | None = None, atol: float | None = None
    ) -> Result:
        """Return this result if its value is expected: same type, shape, dtype, device, and numbers near enough.

        Raises Wrong otherwise, with the words of the first mistake that explains the value.
        """
        if (found := difference(self.value, expected, rtol, atol)) is None:
            if self.args and _records(self.value) and not _records([expected, *self.args]):
                return self._fails(RECORDED, expected)
            return self
        for number, arg in enumerate(self.args, 1):
            if isinstance(arg, torch.Tensor) and arg.numel() and difference(self.value, arg, 0, 0) is None:
                found = Text(f"第 {number} 个参数原样回来了。", f"This is argument {number}, as it was.")
        excused = not alike(self.value, expected)
        return self._fails(self._explained(mistakes, found, rtol, atol, excused), expected)

    def satisfies(self, holds: object, zh: str, en: str, *mistakes: Mistake, expected: object = "") -> Result:
        """Return this result if holds is true (or, a function, returns true for the value); raise Wrong otherwise."""
        true, fault = _true(holds, self.value)
        if true:
            return self
        text = self._explained(mistakes, Text(zh, en), 1e-4, 1e-5, excused=fault is not None)
        return self._fails(text if fault is None or text != (zh, en) else _and(text, fault), expected)

    def wrong(self, zh: str, en: str) -> Wrong:
        """Return the Wrong that says this about the result, for a check to raise."""
        return self._wrong(Text(zh, en))

    def _fails(self, text: Text, expected: object) -> Result:
        """Raise the Wrong that says this, or keep it where all failures are wanted."""
        if self._failures is None:
            raise self._wrong(text, expected)
        self._failures.append(self._wrong(text, expected))
        return self

    def _wrong(self, text: Text, expected: object = "") -> Wrong:
        shown = "" if isinstance(expected, str) and not expected else describe(expected)
        return Wrong(text, self.call, describe(self.value, expected), shown, size=size_of(self.args))

    def _explained(
        self, mistakes: Sequence[Mistake], otherwise: Text, rtol: float | None, atol: float | None, excused: bool
    ) -> Text:
        """Return the words of the mistake that explains the value, else otherwise.

        A mistake that cannot even be asked of the value is not it: excused, if the value is of another make than
        expected, and else a fault of the check, which is added to the words.
        """
        fault = None
        for mistake in mistakes:
            if not callable(mistake.value) or isinstance(mistake.value, torch.Tensor | nn.Module):
                recognised = difference(self.value, mistake.value, rtol, atol) is None
            else:
                recognised, failed = _true(mistake.value, self.value)
                fault = fault or failed
            if recognised:
                return mistake.text
        if self.value is None and re.fullmatch(r"\w+\(.*\)", self.call, re.DOTALL):  # a call, not what it has left
            return Text("什么也没有返回：是不是忘了 `return`？", "Nothing came back: is a `return` missing?")
        return otherwise if excused or fault is None else _and(otherwise, fault)


class Value(Result):
    """A value that the reader was asked to predict: what is expected is never shown, and 3 is as good as 3.0."""

    def equals(
        self, expected: object, *mistakes: Mistake, rtol: float | None = None, atol: float | None = None
    ) -> Result:
        """Return this result if its value is expected; raise Wrong otherwise, which does not say what is expected."""
        value: object = self.value
        if is_number(expected) and is_number(value):
            expected, value = float(expected), float(value)  # type: ignore[arg-type]
        if difference(value, expected, rtol, atol) is None:
            return self
        text = self._explained(mistakes, _of_kind(value, expected), rtol, atol, not alike(value, expected))
        raise self._wrong(text)

    def _wrong(self, text: Text, expected: object = "") -> Wrong:
        return super()._wrong(text)


def _of_kind(value: object, expected: object) -> Text:
    """Return what to say about a prediction that is wrong: what kind of answer is wanted, if it is of another."""
    if isinstance(expected, bool):
        kind, wanted = isinstance(value, bool), Text("请写 `True` 或 `False`。", "Write `True` or `False`, please.")
    elif is_number(expected):
        kind, wanted = is_number(value), Text("请写一个 Python 的数。", "Write a Python number, please.")
    elif isinstance(expected, str):
        kind, wanted = isinstance(value, str), Text("请写一个字符串。", "Write a string, please.")
    else:
        kind = isinstance(value, list | tuple) and all(map(is_number, value))
        wanted = Text("请写一个元组，如 `(3, 4)`。", "Write a tuple, such as `(3, 4)`, please.")
    return Text("不是这个值，再想一想。", "That is not it; think again.") if kind else wanted


def _records(value: object) -> bool:
    """Return whether value is, or holds, a tensor or a model that requires a gradient."""
    if isinstance(value, nn.Module):
        return any(parameter.requires_grad for parameter in value.parameters())
    if isinstance(value, list | tuple | dict):
        return any(map(_records, value.values() if isinstance(value, dict) else value))
    return isinstance(value, torch.Tensor) and value.requires_grad


def _true(holds: object, value: object) -> tuple[bool, Text | None]:
    """Return holds, or holds(value), as a bool; if that raises, False and what to report."""
    try:
        return bool(holds(value) if callable(holds) else holds), None
    except Exception as error:
        return False, OUR_FAULT.filled(line=line_of(error))


def _and(text: Text, more: Text) -> Text:
    return Text(f"{text.zh} {more.zh}", f"{text.en} {more.en}")
