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


def broadcast_steps(a, b):
    """Return pairs of shapes: a and b as given, with 1s filled in on the left, then stretched axis by axis."""
    a, b = tuple(a), tuple(b)
    length = max(len(a), len(b))
    steps = [(a, b), ((1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b)]
    for axis in reversed(range(length)):
        size = broadcast_shape(a, b)[axis]
        steps.append(tuple(shape[:axis] + (size,) + shape[axis + 1 :] for shape in steps[-1]))
    return list(dict.fromkeys(steps))  # without steps that change nothing


def draw_grid(ax, x, shape):
    """Draw x stretched to shape as a grid; dotted cells are repetitions that are stored nowhere."""
    rows, columns = (1, 1, *x.shape)[-2:]
    for i, row in enumerate(x.expand(shape).reshape(-1, shape[-1]).tolist()):
        for j, value in enumerate(row):
            stored = i < rows and j < columns
            style = {"alpha": 0.4, "linestyle": "-"} if stored else {"fill": False, "linestyle": ":"}
            ax.add_patch(plt.Rectangle((j, i), 0.9, 0.9, **style))
            ax.text(j + 0.45, i + 0.45, value, ha="center", va="center")


def plot_broadcast(a, b, shapes):
    """Draw a and b stretched to two shapes, and once these are equal a + b, a matrix."""
    total = a + b  # (rows, columns)
    _, axes = plt.subplots(1, 3, figsize=(7.5, 2.2))
    draw_grid(axes[0], a, shapes[0])
    draw_grid(axes[1], b, shapes[1])
    if shapes[0] == shapes[1]:
        draw_grid(axes[2], total, shapes[0])
    for ax, title in zip(axes, [shapes[0], f"+ {shapes[1]}", f"= {shapes[0] if shapes[0] == shapes[1] else '?'}"]):
        ax.set(xlim=(-0.1, len(total[0])), ylim=(len(total), -0.1), aspect="equal", title=title)
        ax.axis("off")


def pairwise_distances(A, B):
    """Return the distance (m, n) of every row of A (m, d) from every row of B (n, d)."""
    difference = A[:, None, :] - B[None, :, :]  # (m, n, d)
    return (difference**2).sum(dim=2).sqrt()  # (m, n)
