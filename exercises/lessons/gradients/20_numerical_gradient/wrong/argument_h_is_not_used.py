# argument `h` is not used

import torch


def numerical_gradient(f, x, h=1e-5):
    return torch.func.grad(f)(x)
