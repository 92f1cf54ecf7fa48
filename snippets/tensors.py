"""Tensors: the rules of broadcasting."""

import matplotlib.pyplot as plt


def broadcast_shape(a, b):
    """Return the shape of the result when tensors of the shapes a and b meet."""
    length = max(len(a), len(b))
    a = (1,) * (length - len(a)) + tuple(a)
    b = (1,) * (length - len(b)) + tuple(b)
    for m, n in zip(a, b):
        if m != n and m != 1 and n != 1:
            raise ValueError(f"{m} and {n} differ, and neither is 1")
    return tuple(n if m == 1 else m for m, n in zip(a, b))


def plot_broadcast(a, b):
    """Draw a, b and a + b, a matrix, as grids; dotted cells are repetitions that are stored nowhere."""
    total = a + b  # (rows, columns)
    _, axes = plt.subplots(1, 3, figsize=(7.5, 2.2), layout="constrained")
    for ax, x, sign in zip(axes, [a, b, total], ["", "+ ", "= "]):
        rows, columns = (1, 1, *x.shape)[-2:]
        for i, row in enumerate(x.expand_as(total).tolist()):
            for j, value in enumerate(row):
                stored = i < rows and j < columns
                style = {"alpha": 0.4, "linestyle": "-"} if stored else {"fill": False, "linestyle": ":"}
                ax.add_patch(plt.Rectangle((j, i), 0.9, 0.9, **style))
                ax.text(j + 0.45, i + 0.45, value, ha="center", va="center")
        ax.set(xlim=(-0.1, len(total[0])), ylim=(len(total), -0.1), aspect="equal")
        ax.set_title(f"{sign}{tuple(x.shape)}")
        ax.axis("off")


def pairwise_distances(A, B):
    """Return the distance (m, n) of every row of A (m, d) from every row of B (n, d)."""
    difference = A[:, None, :] - B[None, :, :]  # (m, n, d)
    return (difference**2).sum(dim=2).sqrt()  # (m, n)
