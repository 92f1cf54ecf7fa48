"""Drawings of the computation graph, and a table of what its tensors are."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import FancyBboxPatch

from snippets.autograd_graph import graph_layout, inputs, local_derivatives, vertex


def short(tensor):
    """Return the value of a scalar tensor as text, of any other tensor its shape."""
    if tensor is None or tensor.dim() > 0:
        return "None" if tensor is None else f"shape {tuple(tensor.shape)}"
    return f"{tensor.item():g}"


def describe(v, tensors):
    """Return the lines in the box of v: the operation or "leaf", and of the tensor its name, value and gradient."""
    lines = ["leaf" if isinstance(v, torch.Tensor) else v.name().replace("Backward0", "")]
    for name, tensor in tensors.items():
        if vertex(tensor) is v:
            lines.insert(0 if tensor is v else 1, f"{name} = {short(tensor)}")
            if tensor.is_leaf or tensor.retains_grad:
                lines.append(f"grad = {short(tensor.grad)}" if tensor.requires_grad else "constant")
    return lines


def draw_box(ax, place, lines, leaf):
    """Draw a box at place with lines in it, rounded for a leaf, dotted for a constant; return its outline."""
    (x, y), height = place, 0.2 + 0.17 * len(lines)
    shape = "round,pad=0,rounding_size=0.1" if leaf else "square,pad=0"
    style = {"linestyle": ":" if "constant" in lines else "-", "edgecolor": "black" if leaf else "C0"}
    box = FancyBboxPatch((x - 0.34, y - height / 2), 0.68, height, shape, facecolor="white", **style)
    ax.add_patch(box)
    for k, line in enumerate(lines):
        ax.text(x, y + 0.17 * (k - (len(lines) - 1) / 2), line, ha="center", va="center", fontsize=10)
    return box


def draw_arrow(ax, start, end, boxes, bend, label):
    """Draw an arrow between the places start and end of two boxes, label at its middle."""
    arrow = {"arrowstyle": "->", "shrinkA": 0, "patchA": boxes[0], "patchB": boxes[1]}
    ax.annotate("", end, start, arrowprops=arrow | {"connectionstyle": f"arc3,rad={bend}"})
    (x1, y1), (x2, y2) = start, end
    x, y = (x1 + x2 - 0.7 * bend * (y2 - y1)) / 2, (y1 + y2 + 1.4 * bend * (x2 - x1)) / 2  # the middle of the arc
    ax.text(x, y, label, ha="center", va="center", fontsize=9, color="C3", bbox={"color": "white", "pad": 0.5})


def draw_graph(**tensors):
    """Draw the named tensors and all operations behind them, a local derivative on each arrow until backward."""
    places = graph_layout(tensors.values())
    columns, rows = zip(*places.values())
    figure = plt.figure(figsize=(1.5 * (max(columns) + 1), 1.05 * (max(rows) - min(rows) + 1)))
    ax = figure.add_axes([0, 0, 1, 1], xlim=(-0.5, max(columns) + 0.5), ylim=(max(rows) + 0.5, min(rows) - 0.5))
    ax.axis("off")
    boxes = {v: draw_box(ax, places[v], describe(v, tensors), isinstance(v, torch.Tensor)) for v in places}
    derivatives = {v: local_derivatives(v) for v in places if inputs(v)}
    for v in derivatives:
        for k, u in enumerate(inputs(v)):
            bend = 0.3 * (inputs(v)[:k].count(u) + (places[v][0] - places[u][0] > 1))
            label = short(derivatives[v][k]) if all(derivatives.values()) else ""
            draw_arrow(ax, places[u], places[v], (boxes[u], boxes[v]), bend, label)


def print_attributes(**tensors):
    """Print a row for each tensor: what it is, where it came from, and the gradient it keeps."""
    print("   is_leaf  requires_grad  retains_grad  grad_fn        grad")
    for name, t in tensors.items():
        origin = t.grad_fn.name() if t.grad_fn else "None"
        grad = short(t.grad) if t.is_leaf or t.retains_grad else "not kept"
        print(f"{name}  {t.is_leaf!s:7}  {t.requires_grad!s:13}  {t.retains_grad!s:12}  {origin:13}  {grad}")
