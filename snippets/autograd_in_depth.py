"""What a gradient of None means to an optimizer."""

import torch


def decay_once(grad):
    """Return a parameter with the gradient grad after a step with weight decay; it was 1."""
    param = torch.ones(1, requires_grad=True)
    param.grad = grad
    torch.optim.SGD([param], lr=0.1, weight_decay=0.5).step()
    return param.item()
