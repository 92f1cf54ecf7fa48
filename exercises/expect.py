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
import functools
import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import torch

from exercises.describe import describe, explain, show_call
from exercises.difference import is_number
from exercises.errors import in_words
from exercises.expression import beyond_an_expression
from exercises.guard import changed, elsewhere, reseeded, restore, settings
from exercises.means import Watch
from exercises.mistakes import (
    CUT,
    FORBIDDEN,
    LOOP,
    NOT_USED,
    ONE_EXPRESSION,
    KnownError,
    Mistake,
    Unsolved,
    Wrong,
)
from exercises.result import Result, Value
from exercises.text import Text

Call = tuple[tuple[object, ...], dict[str, object]]

__all__ = ["KnownError", "Mistake", "Result", "Text", "Wrong", "is_number"]  # what a check needs


class Answer:
    """The names a reader has defined; functions among them record how they are called.

    With a list for failures, calls whose results are not right are put there instead of ending the check.
    """

    def __init__(
        self,
        names: Mapping[str, object],
        errors: Sequence[KnownError] = (),
        may_change: Sequence[str] = (),
        failures: list[Wrong] | None = None,
    ) -> None:
        self._names, self._errors, self._may_change, self._failures = names, errors, may_change, failures
        self._left: list[Wrong] = []

    def __getattr__(self, name: str) -> Callable[..., Result]:
        """Return a function that calls the reader's and returns a Result.

        Arguments are copied first, so that an answer that changes them changes nothing else; `Result.args` are the
        copies. Raises Wrong when the reader's function is missing or raises.
        """
        self.raw(name)
        value = self._names[name]
        if not callable(value):
            raise Wrong(Text(f"`{name}` 应当是函数。", f"`{name}` should be a function."), got=describe(value))

        def call(*args: object, **kwargs: object) -> Result:
            shown, before = show_call(name, args, kwargs), (args, kwargs)
            args, kwargs = copy.deepcopy((args, kwargs))
            result = Result(self._run(shown, lambda: value(*args, **kwargs)), shown, args, self._failures)
            if device := elsewhere(result.value, (args, kwargs)):
                raise result.wrong(*device)
            self._compare(name, shown, before, (args, kwargs))
            return result

        return call

    def _compare(self, name: str, shown: str, before: Call, after: Call) -> None:
        """Note what a call of the function called name has done to its arguments, unless it may."""
        if name not in self._may_change:
            labels = [*_parameters(self._names[name], len(after[0])), *after[1]]
            pairs = zip((*before[0], *before[1].values()), (*after[0], *after[1].values()), strict=True)
            for label, (old, new) in zip(labels, pairs, strict=True):
                self._leaves(shown, changed(old, new, label))

    def keeps_to(
        self,
        name: str,
        make: Callable[[int], Sequence[object]],
        forbidden: str = "(?!)",
        required: str = "",
        loops: bool = False,
    ) -> None:
        """Raise Wrong if the function called name uses what the task forbids, on the arguments that make gives.

        forbidden and required are searched for in the full names of what it calls of
        PyTorch. Unless loops are allowed it may take no more steps for make(9) than for make(5).
        """
        steps = []
        self.raw(name)
        function: Callable[..., object] = self._names[name]  # type: ignore[assignment]  # unwatched: its own steps count
        # once unseen: what is imported at its first use must not count
        self._run(name, lambda: _all_of(function(*make(5))))
        for size in (5, 9):
            args = make(size)
            call = show_call(name, args, {})
            watch = self._watched(name, call, args)
            if used := [_last_name(called) for called in watch.names if re.search(forbidden, called)]:
                known = next((name for name in used if not name.startswith("_")), used[0])  # Dropout, not _DropoutNd
                raise Wrong(FORBIDDEN.filled(name=known), call)
            if required and not any(re.search(required, called) for called in watch.names):
                raise Wrong(NOT_USED, call)
            steps.append(watch.steps)
        if not loops and steps[1] - steps[0] >= 4:
            raise Wrong(LOOP.filled(fewer=steps[0], more=steps[1]), call)

    def steps(self, name: str, *args: object) -> int:
        """Return how many steps a call of the function called name takes: its own lines and calls, and PyTorch's."""
        self.raw(name)
        return self._watched(name, show_call(name, args, {}), args).steps

    def _watched(self, name: str, call: str, args: Sequence[object]) -> Watch:
        """Return what was noted while the function called name ran: the answer's own calls and no others."""
        function: Callable[..., object] = self._names[name]  # type: ignore[assignment]
        watch = Watch()

        def watched() -> object:
            with watch:
                return _all_of(function(*args))

        self._run(call, watched)
        return watch

    def is_one_expression(self, name: str) -> None:
        """Raise Wrong if the function called name does more than to return an expression."""
        if more := beyond_an_expression(self._names[name]):
            words = [text.replace("{what}", what) for text, what in zip(ONE_EXPRESSION, more, strict=True)]
            raise Wrong(Text(*words), name)

    def can_be_differentiated(self, name: str, *args: object) -> None:
        """Raise Wrong if no gradient of what the function called name returns reaches those args that require one."""
        call = f"{show_call(name, args, {})}.sum().backward()"
        result = self._run(call, lambda: self._names[name](*args))  # type: ignore[operator]
        if isinstance(result, torch.Tensor) and result.requires_grad:
            self._run(call, lambda: result.sum().backward())
        if any(isinstance(arg, torch.Tensor) and arg.requires_grad and arg.grad is None for arg in args):
            raise Wrong(CUT, call)

    def has_defaults(self, name: str, **values: object) -> None:
        """Raise Wrong if the function called name has defaults that are not these; it need have none."""
        parameters = inspect.signature(self.raw(name)).parameters  # type: ignore[arg-type]
        for key, value in values.items():
            if key in parameters and parameters[key].default not in (inspect.Parameter.empty, value):
                said = Text(f"`{key}` 的默认值和题目里的不同。", f"The default of `{key}` is not that of the task.")
                raise Wrong(said, name, describe(parameters[key].default), describe(value))

    def finish(self) -> None:
        """Raise Wrong if a call has left its arguments or PyTorch's settings other than they were.

        Called when all else is right: a check may have said it in better words by then.
        """
        if self._left:
            raise self._left[0]

    def _leaves(self, call: str, text: Text | None) -> None:
        if text:
            right = Text("结果是对的，可是", "The result is right, but ")
            self._left.append(Wrong(Text(right.zh + text.zh, right.en + text.en[0].lower() + text.en[1:]), call))

    def value(self, name: str) -> Result:
        """Return the value that the reader has given to name; `...` counts as unsolved."""
        value = self.raw(name)
        if value is ...:
            raise Unsolved(name)
        return Value(value.type if isinstance(value, torch.device) else value, name, ())

    def raw(self, name: str) -> object:
        """Return what the reader has called name, for checks that call it in ways of their own.

        A function gets the very arguments, not copies; whether they are as before is noted all the same.
        """
        if name not in self._names:
            raise Wrong(
                Text(f"没有找到 `{name}`：名字要和题目里的一样。", f"There is no `{name}`: keep the name of the task.")
            )
        value = self._names[name]
        if not inspect.isfunction(value):
            return value

        @functools.wraps(value)
        def watched(*args: object, **kwargs: object) -> object:
            try:
                before = copy.deepcopy((args, kwargs))
            except (RuntimeError, TypeError):  # there is no copy of a generator, nor of a tensor with a record
                return value(*args, **kwargs)
            result = value(*args, **kwargs)
            self._compare(name, show_call(name, args, kwargs), before, (args, kwargs))
            return result

        return watched

    def attempt(self, call: str, action: Callable[[], object]) -> Result:
        """Return the Result of action, which uses what `raw` gave; what it raises is explained like that of a call."""
        return Result(self._run(call, action), call, ())

    def _run(self, call: str, action: Callable[[], object]) -> object:
        before, seed = settings(), torch.initial_seed()
        try:
            return action()
        except Wrong:
            raise
        except (Exception, SystemExit) as error:
            if isinstance(error, NotImplementedError) and not str(error):  # torch's own says more
                raise Unsolved(call) from None
            said, trace = f"{type(error).__name__}: {error}", explain(error)
            known = next((known.text for known in self._errors if re.search(known.pattern, said)), None)
            raise Wrong(known or in_words(said), call, said, trace=trace) from None
        finally:
            self._leaves(call, restore(before))
            if "seed" not in self._may_change:
                self._leaves(call, reseeded(seed))


def _parameters(function: object, count: int) -> list[str]:
    """Return the names of the first count arguments of function."""
    try:
        names = list(inspect.signature(function).parameters)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        names = []
    return [names[i] if i < len(names) else f"argument {i + 1}" for i in range(count)]


def _last_name(called: str) -> str:
    """Return by which name a reader knows what was called: torch.nn.modules.linear.Linear.forward is Linear."""
    return re.sub(r"\.(__\w+__|forward)$", "", called).rpartition(".")[2]


def _all_of(value: object) -> object:
    """Return value, or if it is a generator, a list of all it gives: its code has run by then."""
    return list(value) if isinstance(value, Iterator) else value
