"""Which means an answer uses: what it calls of PyTorch, and how many steps it takes, which tells of loops."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

from torch.overrides import TorchFunctionMode

LIBRARIES = {"torch", "torchvision", "numpy"}
NOT_THE_ANSWER = {*LIBRARIES, *sys.stdlib_module_names, "exercises"} - {"__main__"}  # "__main__" is a notebook
SOFTMAX = r"softm(ax|in)|cross_entropy|nll_loss|CrossEntropy|NLLLoss"
AUTOGRAD = (
    r"backward$|^torch\.autograd\.(grad$|functional|backward|forward_ad)|functorch\.(eager|apis\.grad)"  # not vmap
)


class Watch(TorchFunctionMode):  # type: ignore[misc]
    """A block in which calls are noted: `names` of PyTorch's functions and methods, `steps` of the answer's own code.

    A loop is not looked for in the source but counted: with more data it takes more steps. Lines and calls of the
    answer count, and so do calls of PyTorch, as `sum` and `map` loop without a line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.steps = 0

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Note the call and make it."""
        self.steps += 1
        self.names.append(f"{getattr(func, '__module__', None) or 'torch'}.{getattr(func, '__name__', func)}")
        return func(*args, **(kwargs or {}))

    def __enter__(self) -> Watch:
        """Begin to note."""
        super().__enter__()
        self._collects = gc.isenabled()
        gc.disable()  # the finalizers and callbacks that it runs are no steps of the answer
        self._before = sys.gettrace()
        sys.settrace(self._trace)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop noting."""
        sys.settrace(self._before)
        if self._collects:
            gc.enable()
        super().__exit__(kind, error, trace)

    def _trace(self, frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
        module = frame.f_globals.get("__name__", "")
        top = module.partition(".")[0]
        if event == "call" and top in LIBRARIES and not _of_library(frame.f_back):
            self.names.append(f"{module}.{getattr(frame.f_code, 'co_qualname', frame.f_code.co_name)}")
        if top in NOT_THE_ANSWER:
            return None
        self.steps += event in ("call", "line")
        return self._trace


def _of_library(frame: FrameType | None) -> bool:
    """Return whether frame runs code of PyTorch's own, whose calls are none of the answer's."""
    return frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] in LIBRARIES
