"""What several checks of this lesson use."""

import torch
from torch.nn import functional as F


def gradients_of(model, X, y):
    """Return the gradient of the mean loss for each parameter of model."""
    if len(X) == 0:
        return [torch.zeros_like(param) for param in model.parameters()]
    return list(torch.autograd.grad(F.mse_loss(model(X), y), list(model.parameters())))
