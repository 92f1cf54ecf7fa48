"""What several checks of this lesson use."""

import torch


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


def random_gradients(start):
    """Return a gradient for each of the tensors start."""
    return [torch.randn_like(tensor) for tensor in start]
