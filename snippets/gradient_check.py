"""Derivatives from differences of function values, and how far they can be trusted."""

import matplotlib.pyplot as plt
import torch


def forward_difference(f, x, h):
    """Return (f(x + h) - f(x)) / h, which differs from f'(x) by about f''(x) h / 2."""
    return (f(x + h) - f(x)) / h


def central_difference(f, x, h):
    """Return (f(x + h) - f(x - h)) / 2h, which differs from f'(x) by about f'''(x) h² / 6."""
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_gradient(f, x, h=1e-5):
    """Return the gradient (n,) of the scalar f at x (n,): a central difference along every axis."""
    steps = h * torch.eye(len(x), dtype=x.dtype)  # (n, n), row i moves x[i] alone
    return torch.stack([(f(x + step) - f(x - step)) / (2 * h) for step in steps])


def difference_errors(difference, f, x, steps):
    """Return, for each h in steps, by how much difference(f, x, h) is off the derivative, relative to it."""
    derivative = torch.func.grad(f)(x.double())
    return [abs(difference(f, x, h).double() / derivative - 1).item() for h in steps]


def plot_difference_errors(f, x):
    """Draw the relative errors of the differences at the float64 scalar x against h, with the best h of theory."""
    steps = [10 ** (-k / 5) for k in range(5, 76)]  # 0.1 down to 1e-15
    _, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    ax.loglog(steps, difference_errors(forward_difference, f, x, steps), "-", label="forward, float64")
    ax.loglog(steps, difference_errors(central_difference, f, x, steps), "--", label="central, float64")
    single = steps[:32]  # down to 2e-7; below that, x + h is x in float32
    ax.loglog(single, difference_errors(central_difference, f, x.float(), single), ":", label="central, float32")
    for power, name in [(1 / 2, "ε^(1/2)"), (1 / 3, "ε^(1/3)")]:
        step = torch.finfo(torch.float64).eps ** power
        ax.axvline(step, color="gray", linewidth=0.8)
        ax.text(1.3 * step, 20, name)
    ax.text(2e-6, 5e-6, "slope 1", ha="right")
    ax.text(1e-3, 2e-8, "slope 2")
    ax.set(xlabel="step h", ylabel="relative error", ylim=(1e-13, 200), yticks=[1e-12, 1e-8, 1e-4, 1])
    ax.minorticks_off()
    ax.grid(alpha=0.3)
    ax.legend()
