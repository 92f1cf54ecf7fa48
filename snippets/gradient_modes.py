"""The two directions of automatic differentiation: forward along one input, backward from one output."""

import time

import torch


class Dual:
    """A value together with its derivative; sums and products carry both along."""

    def __init__(self, value, derivative):
        self.value, self.derivative = value, derivative

    def __add__(self, other):
        """Return the sum, with (u + v)' = u' + v'."""
        return Dual(self.value + other.value, self.derivative + other.derivative)

    def __mul__(self, other):
        """Return the product, with (u v)' = u' v + u v'."""
        return Dual(self.value * other.value, self.derivative * other.value + self.value * other.derivative)

    def __repr__(self):
        return f"{self.value:g}, derivative {self.derivative:g}"


def wave(w):
    """Return the sum of sin(w[i] w[i+1]) as a vector (1,), for the parameters w (n,)."""
    return torch.sin(w[:-1] * w[1:]).sum().reshape(1)


def jacobian_forward(f, x):
    """Return the Jacobian (m, n) of f at x (n,), a column per pass, and the number of passes."""
    directions = torch.eye(len(x), dtype=x.dtype)
    columns = [torch.func.jvp(f, (x,), (v,))[1] for v in directions]
    return torch.stack(columns, dim=1), len(columns)


def jacobian_reverse(f, x):
    """Return the Jacobian (m, n) of f at x (n,), a row per pass back, and the number of passes."""
    y, vjp = torch.func.vjp(f, x)
    rows = [vjp(v)[0] for v in torch.eye(len(y), dtype=y.dtype)]
    return torch.stack(rows), len(rows)


def seconds(jacobian, f, x):
    """Return how many seconds jacobian(f, x) takes."""
    start = time.perf_counter()
    jacobian(f, x)
    return time.perf_counter() - start
