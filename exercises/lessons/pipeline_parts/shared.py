"""What several checks of this lesson use."""

import torch

from exercises.expect import Result


def leaves(start):
    """Return copies of the tensors start that require a gradient."""
    return [tensor.clone().requires_grad_(True) for tensor in start]


def with_gradients(params, gradients):
    """Give each parameter its gradient, None or a copy, and return the parameters."""
    for param, gradient in zip(params, gradients, strict=True):
        param.grad = None if gradient is None else gradient.clone()
    return params


def numbers(tensors):
    """Return copies of the tensors without record."""
    return [tensor.detach().clone() for tensor in tensors]


def are_leaves_still(params, call):
    """Raise Wrong if a parameter is no longer a leaf that requires a gradient."""
    Result([param.is_leaf and param.requires_grad for param in params], f"params after {call}", ()).satisfies(
        all,
        "步子是对的，可是参数不再是需要梯度的叶子，下一步就求不出梯度了："
        "用 `torch.no_grad()`，不要关掉 `requires_grad`。",
        "The step is right, but the parameters are no longer leaves that require a gradient, so the next step would "
        "find none. Use `torch.no_grad()` and leave `requires_grad` alone.",
    )


def random_gradients(start):
    """Return a gradient for each of the tensors start."""
    return [torch.randn_like(tensor) for tensor in start]
