"""Runs a check on an answer: `grade` says what is wrong, `report` prints it in a notebook."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from exercises.describe import explain, line_of
from exercises.expect import Answer
from exercises.guard import as_at_start
from exercises.mistakes import NO_DATA, OUR_FAULT, Unsolved, Wrong
from exercises.text import Text

SEEDS = (0, 1, 2)
ENOUGH = 3_000_000  # work that the search for the smallest case that fails may take, about half a second
CALL = 200  # what a call of PyTorch counts, besides each number it is given
LABELS = (Text("调用", "called"), Text("得到", "got"), Text("应当是", "expected"), Text("出错的地方", "where"))


class Limit(TorchFunctionMode):  # type: ignore[misc]
    """A block that ends with OverflowError when it is ENOUGH: by a count, so that no verdict depends on the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.work = 0

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Count the call and make it."""
        self.work += CALL + sum(arg.numel() for arg in args if isinstance(arg, torch.Tensor))
        if self.work > ENOUGH:
            raise OverflowError("the search for the smallest case has taken long enough")
        return func(*args, **(kwargs or {}))


def load(place: str) -> ModuleType:
    """Return the check of an exercise, whose place is its folder from lessons/: "tensors/10_column_means"."""
    return importlib.import_module(f"exercises.lessons.{place.replace('/', '.')}.check")


def grade(check: ModuleType, names: Mapping[str, object]) -> Wrong | None:
    """Return what is wrong with the answer made of names ({"column_means": function}), or None if it is right."""
    answer = _answer(check, names)
    try:
        with as_at_start():
            for seed in SEEDS:
                torch.manual_seed(seed)
                check.check(answer)
                answer.finish()
    except Wrong as wrong:
        return _smallest(check, names, wrong) if wrong.size else wrong
    except Exception as error:
        if re.search(NO_DATA.pattern, str(error)):
            return Wrong(NO_DATA.text)
        return Wrong(OUR_FAULT.filled(line=line_of(error)), trace=explain(error))
    return None


def _answer(check: ModuleType, names: Mapping[str, object], failures: list[Wrong] | None = None) -> Answer:
    return Answer(names, getattr(check, "ERRORS", ()), getattr(check, "CHANGES", ()), failures)


def _smallest(check: ModuleType, names: Mapping[str, object], first: Wrong) -> Wrong:
    """Return what says the same as first of the smallest arguments that the check tries before it is ENOUGH."""
    failures = [first]
    with as_at_start(), Limit():
        for seed in SEEDS:
            torch.manual_seed(seed)
            try:
                check.check(_answer(check, names, failures))
            except Exception:  # after a failure a check may meet what it does not expect
                continue
    return min((wrong for wrong in failures if wrong.says_the_same_as(first)), key=lambda wrong: wrong.size)


def report(place: str, names: Mapping[str, object], language: str) -> None:
    """Print in "zh" or "en" whether the answer made of names is right, and else what is wrong."""
    wrong = grade(load(place), names)
    name = place.rpartition("/")[2].partition("_")[2]
    if wrong is None:
        print(f"✓ {name}")
        return
    print(f"○ {name}" if isinstance(wrong, Unsolved) else f"✗ {name}")
    for label, value in zip(LABELS, (wrong.call, wrong.got, wrong.expected, wrong.trace), strict=True):
        if value and not isinstance(wrong, Unsolved):
            print(f"  {label.within(language)}: {value.rstrip()}")
    print(f"  {wrong.text.within(language)}")
