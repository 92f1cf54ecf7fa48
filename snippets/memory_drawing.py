"""A tensor and the strip of memory that its numbers are in: which of them it reads, and in which order."""

from itertools import product

import matplotlib.pyplot as plt

from snippets.memory import storage_position


def read_positions(x):
    """Return where in its storage x, read row by row, finds each of its entries."""
    indices = product(*map(range, x.shape))
    return [x.storage_offset() + storage_position(index, x.stride()) for index in indices]


def plot_memory(x, size, name):
    """Draw x, a matrix, and below it the first size numbers of its storage, as the frame of that name."""
    stored = x.as_strided((size,), (1,), 0).tolist()
    order = {position: k for k, position in enumerate(read_positions(x))}
    fig, ax = plt.subplots(figsize=(5, 4))
    boxes = [(j, i, value, True) for i, row in enumerate(x.tolist()) for j, value in enumerate(row)]
    boxes += [(position, 3.5, value, position in order) for position, value in enumerate(stored)]
    for j, i, value, read in boxes:
        style = {"alpha": 0.4} if read else {"fill": False, "linestyle": ":"}
        ax.add_patch(plt.Rectangle((j, i), 0.9, 0.9, **style))
        ax.text(j + 0.45, i + 0.45, value, ha="center", va="center")
    for position, k in order.items():
        ax.text(position + 0.45, 4.75, f"{k + 1}.", ha="center", va="center", fontsize=9, color="gray")
    ax.set(xlim=(-0.1, size + 0.1), ylim=(5.1, -0.1), aspect="equal")
    ax.set_title(f"shape {tuple(x.shape)}, stride {x.stride()}")
    ax.axis("off")
    fig.set_label(name)
