"""What an answer has to leave as it found it: its arguments, and how PyTorch is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import nn

from exercises.text import Text

Settings = dict[str, object]
SETTERS: dict[str, Callable[..., object]] = {
    "torch.is_grad_enabled()": torch.set_grad_enabled,
    "torch.get_default_dtype()": torch.set_default_dtype,
    # "cpu" by name would make every call of PyTorch slower than None, which is the same
    "torch.get_default_device()": lambda device: torch.set_default_device(None if device.type == "cpu" else device),
}
AT_START: Settings = {
    "torch.is_grad_enabled()": True,
    "torch.get_default_dtype()": torch.float32,
    "torch.get_default_device()": torch.device("cpu"),
}


def settings() -> Settings:
    """Return how PyTorch is set: {the expression that tells it: its value}."""
    return {
        "torch.is_grad_enabled()": torch.is_grad_enabled(),
        "torch.get_default_dtype()": torch.get_default_dtype(),
        "torch.get_default_device()": torch.get_default_device(),
    }


def restore(before: Settings) -> Text | None:
    """Set PyTorch as it was before; return what had to be set back, in words, or None."""
    found = None
    for name, value in settings().items():
        if value != before[name]:
            SETTERS[name](before[name])
            found = Text(
                f"`{name}` 之前是 `{before[name]}`，之后成了 `{value}`：调用者后面的代码都会受影响。"
                "用 `with torch.no_grad():` 这样的写法，离开时会恢复。",
                f"`{name}` was `{before[name]}` before and is `{value}` afterwards, which changes whatever the caller "
                "does next. A block like `with torch.no_grad():` sets it back in the end.",
            )
    return found


def reseeded(before: int) -> Text | None:
    """Return, in words, that the seed is not the one it was before a call, or None. Drawing numbers changes no seed."""
    if torch.initial_seed() == before:
        return None
    return Text(
        "随机数的种子被重新设过：调用者后面的随机数都会受影响，多次调用也会抽到同样的数。"
        "要固定种子，用一个自己的 `torch.Generator`。",
        "The seed of the random numbers has been set: it changes whatever the caller draws next, and each call draws "
        "the same. To fix a seed, use a `torch.Generator` of your own.",
    )


@contextmanager
def as_at_start() -> Iterator[None]:
    """Set PyTorch as it is in a new process, with random numbers of its own; then as it was."""
    before = settings()
    with torch.random.fork_rng(devices=[]):
        restore(AT_START)
        try:
            yield
        finally:
            restore(before)


def changed(before: object, after: object, name: str) -> Text | None:
    """Return in what an argument called name was changed by a call, in words, or None."""
    if isinstance(before, torch.Tensor) and isinstance(after, torch.Tensor):
        what = _of_tensor(before, after)
        return what and Text(f"传进来的 `{name}` 变了：{what.zh}。", f"The caller's `{name}` has changed: {what.en}.")
    if isinstance(before, nn.Module) and isinstance(after, nn.Module):
        what = _of_model(before, after)
        return what and Text(f"传进来的 `{name}` 变了：{what.zh}。", f"The caller's `{name}` has changed: {what.en}.")
    if isinstance(before, dict) and isinstance(after, dict):
        if list(before) != list(after):
            return Text(f"传进来的 `{name}` 变了：键不同了。", f"The caller's `{name}` has changed: other keys.")
        return changed([*before.values()], [*after.values()], name)
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        if len(before) != len(after):
            return Text(f"传进来的 `{name}` 变了：长度不同了。", f"The caller's `{name}` has changed: another length.")
        return next((found for pair in zip(before, after, strict=True) if (found := changed(*pair, name))), None)
    plain = isinstance(before, int | float | str) and before != after
    return Text(f"传进来的 `{name}` 变了。", f"The caller's `{name}` has changed.") if plain else None


def elsewhere(value: object, args: object) -> Text | None:
    """Return, in words, that value holds a tensor on a device where none of the arguments is, or None."""
    if strange := _devices(value) - _devices(args) - {"cpu"}:
        return Text(
            f"结果在 `{min(strange)}` 上，参数都不在那里：在参数所在的设备上算。",
            f"The result is on the device `{min(strange)}`, where no argument is: compute where the arguments are.",
        )
    return None


def _devices(value: object) -> set[str]:
    if isinstance(value, torch.Tensor):
        return {value.device.type}
    if isinstance(value, nn.Module):
        return _devices([*value.parameters()])
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return {device for item in items for device in _devices(item)}


def _of_tensor(before: torch.Tensor, after: torch.Tensor) -> Text | None:
    if before.shape != after.shape or before.dtype != after.dtype or before.device != after.device:
        return Text("形状或 dtype 不同了", "another shape or dtype")
    if not before.is_meta and not torch.equal(before.detach().nan_to_num(), after.detach().nan_to_num()):
        return Text(
            "数被原地修改了，改一个副本，或者造一个新张量", "its numbers, in place. Change a copy or make a new one"
        )
    if before.requires_grad != after.requires_grad:
        return Text("`requires_grad` 不同了", "its `requires_grad`")
    old, new = (tensor.grad if tensor.is_leaf else None for tensor in (before, after))
    if (old is None) != (new is None) or (old is not None and new is not None and _of_tensor(old, new)):
        return Text("`grad` 不同了", "its `grad`")
    return None


def _of_model(before: nn.Module, after: nn.Module) -> Text | None:
    """Return what but the numbers of a model has changed; if it was trained, it may be left in either mode."""
    old, new = list(before.parameters()), list(after.parameters())
    if len(old) != len(new) or any(
        one.requires_grad != other.requires_grad for one, other in zip(old, new, strict=True)
    ):
        return Text("参数的 `requires_grad` 不同了", "the `requires_grad` of its parameters")
    trained = any(_of_tensor(one.detach(), other.detach()) for one, other in zip(old, new, strict=True))
    modes = zip(before.modules(), after.modules(), strict=False)
    if not trained and any(one.training != other.training for one, other in modes):
        mode = Text("评估", "evaluation") if before.training else Text("训练", "training")
        return Text(f"它被留在{mode.zh}模式，之前不是", f"it is left in {mode.en} mode, and was not in it before")
    return None
