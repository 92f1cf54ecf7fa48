"""Automatic differentiation: x is a point, y = f(x), and x.grad becomes the gradient of y at x."""

import matplotlib.pyplot as plt
import torch


def square(x):
    """Return x²; its derivative is 2x."""
    return x**2


def plot_tangent(f, x, slope):
    """Draw f around the number x, the point (x, f(x)), and the line through it with the slope."""
    points = torch.linspace(x - 3, x + 3, 61)
    plt.figure(figsize=(4.5, 3.2))
    plt.plot(points, f(points), "-", label="x²")
    plt.plot(points, f(x) + slope * (points - x), "--", label=f"slope {slope:g}")
    plt.plot(x, f(x), "ko")
    plt.xlabel("x")
    plt.grid(alpha=0.3)
    plt.legend()


def f(x):
    """Return y = 2 xᵀx, a scalar, for the vector x; its gradient is 4x."""
    return 2 * torch.dot(x, x)


def gradient_in_four_steps():
    """Return x, with x.grad the gradient of y = 2 xᵀx at x = (0, 1, 2, 3)."""
    # --8<-- [start:define-x]
    x = torch.arange(4.0)
    # --8<-- [end:define-x]
    # --8<-- [start:require-grad]
    x.requires_grad_(True)
    # --8<-- [end:require-grad]
    # --8<-- [start:define-y]
    y = 2 * torch.dot(x, x)
    # --8<-- [end:define-y]
    # --8<-- [start:backward]
    y.backward()
    # --8<-- [end:backward]
    return x


def backward_steps(y):
    """Return the names of the steps that y.backward() takes, following the first input of each."""
    node, names = y.grad_fn, []
    while node is not None:
        names.append(node.name().removeprefix("torch::autograd::"))
        node = node.next_functions[0][0] if node.next_functions else None
    return names


def heron_sqrt(a):
    """Return the square root of the positive scalar a: average x and a/x until x² is a."""
    x = a
    while abs(x * x - a) > 1e-6 * a:
        x = (x + a / x) / 2
    return x


def rounds(a):
    """Return how many rounds of the loop heron_sqrt(a) recorded: each has one addition."""
    return backward_steps(heron_sqrt(torch.tensor(a, requires_grad=True))).count("AddBackward0")


def running_sum(x):
    """Return y of the shape of the vector x, y[i] = x[0] + … + x[i]."""
    return torch.cumsum(x, dim=0)


def sigmoid(x):
    """Return 1 / (1 + exp(-x)) for each entry of x, between 0 and 1."""
    return 1 / (1 + torch.exp(-x))


def elementwise_derivative(f, x):
    """Return the derivative of f, which acts on every entry alone, at each entry of x."""
    x = x.detach().clone().requires_grad_(True)
    y = f(x)
    y.backward(torch.ones_like(y))
    return x.grad


def plot_with_derivative(f, x):
    """Draw the elementwise function f (solid) and its derivative (dashed) at the points x (n,)."""
    plt.figure(figsize=(6, 3.2))
    plt.plot(x, f(x), "-", label="function")
    plt.plot(x, elementwise_derivative(f, x), "--", label="derivative")
    plt.xlabel("x")
    plt.grid(alpha=0.3)
    plt.legend()
