"""The computation graph, drawn from what the tensors themselves remember: grad_fn and next_functions."""

import matplotlib.pyplot as plt
import torch
from matplotlib.patches import FancyBboxPatch


def vertex(tensor):
    """Return what stands for tensor in the graph: the operation that made it, or a leaf itself."""
    return tensor if tensor.grad_fn is None else tensor.grad_fn


def inputs(v):
    """Return the vertices from which v was computed; what needs no gradient was not recorded."""
    nodes = [node for node, _ in getattr(v, "next_functions", ()) if node is not None]
    return [getattr(node, "variable", node) for node in nodes]  # AccumulateGrad stands for its leaf


def add_levels(v, levels):
    """Put v and all vertices behind it into levels, 0 for a leaf, else one more than its highest input; return v's."""
    if v not in levels:
        levels[v] = max([1 + add_levels(u, levels) for u in inputs(v)], default=0)
    return levels[v]


def graph_layout(tensors):
    """Return {vertex: (column, row)}: leaves one below the other, an operation at the mean row of its inputs."""
    levels, places = {}, {}
    for tensor in sorted(tensors, key=lambda t: not t.is_leaf):
        add_levels(vertex(tensor), levels)
    for v in sorted(levels, key=levels.get):
        rows = [places[u][1] for u in inputs(v)] or [0]
        row = sum(rows) / len(rows)
        while any(column == levels[v] and abs(row - other) < 1 for column, other in places.values()):
            row += 0.5
        places[v] = levels[v], row
    return places


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
    box = FancyBboxPatch((x - 0.38, y - height / 2), 0.76, height, shape, facecolor="white", **style)
    ax.add_patch(box)
    for k, line in enumerate(lines):
        ax.text(x, y + 0.17 * (k - (len(lines) - 1) / 2), line, ha="center", va="center", fontsize=10)
    return box


def draw_graph(**tensors):
    """Draw the named tensors and all operations recorded behind them; arrows run from inputs to results."""
    places = graph_layout(tensors.values())
    columns, rows = zip(*places.values())
    figure = plt.figure(figsize=(1.25 * (max(columns) + 1), 1.05 * (max(rows) - min(rows) + 1)))
    ax = figure.add_axes([0, 0, 1, 1], xlim=(-0.5, max(columns) + 0.5), ylim=(max(rows) + 0.5, min(rows) - 0.5))
    ax.axis("off")
    boxes = {v: draw_box(ax, places[v], describe(v, tensors), isinstance(v, torch.Tensor)) for v in places}
    for v in places:
        for k, u in enumerate(inputs(v)):
            bend = 0.3 * (inputs(v)[:k].count(u) + (places[v][0] - places[u][0] > 1))
            arrow = {"arrowstyle": "->", "shrinkA": 0, "patchA": boxes[u], "patchB": boxes[v]}
            arrow["connectionstyle"] = f"arc3,rad={bend}"
            ax.annotate("", places[v], places[u], arrowprops=arrow)


def print_attributes(**tensors):
    """Print a row for each tensor: what it is, where it came from, and the gradient it keeps."""
    print("   is_leaf  requires_grad  retains_grad  grad_fn        grad")
    for name, t in tensors.items():
        origin = t.grad_fn.name() if t.grad_fn else "None"
        grad = short(t.grad) if t.is_leaf or t.retains_grad else "not kept"
        print(f"{name}  {t.is_leaf!s:7}  {t.requires_grad!s:13}  {t.retains_grad!s:12}  {origin:13}  {grad}")
