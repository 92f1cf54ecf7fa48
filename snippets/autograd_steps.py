"""The computation graph, step by step: forward, then backward, with what a real backward pass passed on."""

import matplotlib.pyplot as plt
import torch

from snippets.autograd_drawing import describe, draw_arrow, draw_box, short
from snippets.autograd_graph import add_levels, graph_layout, inputs, local_derivatives, vertex


def watch(v, record):
    """Let v add itself, the gradient that reaches it and what it passes on to record; return the hook that does it."""
    if isinstance(v, torch.Tensor):
        return v.register_hook(lambda gradient: record.append((v, gradient, [])))
    return v.register_hook(lambda passed, upstream: record.append((v, *upstream, [g for g in passed if g is not None])))


def backward_record(y):
    """Run y.backward() and return (vertex, its gradient, what it passed to its inputs) in the order of the run."""
    vertices, record = {}, []
    add_levels(vertex(y), vertices)
    hooks = [watch(v, record) for v in vertices]
    y.backward()
    for hook in hooks:
        hook.remove()
    return record


def bend(u, v, k, places):
    """Return the bend of the arrow from u, input k of v: apart from another one, or around a box in between."""
    if places[u][0] == places[v][0] and places[v][1] - places[u][1] > 2:
        return 0.8
    return inputs(v)[:k].count(u) - (inputs(v).count(u) - 1) / 2


def draw_step(places, lines, labels, current, title):
    """Return a figure: lines in the boxes, labels on the arrows into each operation, the box of current emphasised."""
    bends = {(v, k): bend(u, v, k, places) for v in places for k, u in enumerate(inputs(v))}
    columns, rows = zip(*places.values())
    left, right, bottom = min(columns) - 0.5 - 0.7 * (0.8 in bends.values()), max(columns) + 0.5, max(rows) + 0.55
    figure = plt.figure(figsize=(1.5 * (right - left), 1.05 * (bottom + 0.9)))
    ax = figure.add_axes([0, 0, 1, 1], xlim=(left, right), ylim=(bottom, -0.9))
    ax.axis("off")
    ax.text(left + 0.1, -0.75, title, ha="left", va="center", fontsize=11)
    boxes = {}
    for v, place in places.items():
        boxes[v] = draw_box(ax, place, lines[v] + [""] * (4 - len(lines[v])), isinstance(v, torch.Tensor))
    boxes[current].set(edgecolor="C3", linewidth=2.5)
    for v, texts in labels.items():
        for k, (u, text) in enumerate(zip(inputs(v), texts)):
            start, end, sign = (v, u, -1) if "=" in text else (u, v, 1)  # what is passed on goes back
            draw_arrow(ax, places[start], places[end], (boxes[start], boxes[end]), sign * bends[v, k], text)
    return figure


def draw_steps(**tensors):
    """Draw how the last of the tensors is computed and differentiated, a figure a step; its backward pass runs."""
    vertices = {vertex(tensor): name for name, tensor in tensors.items()}
    places = {v: (row, 1.4 * level) for v, (level, row) in graph_layout(tensors.values()).items()}
    if unnamed := [v.name() for v in places if v not in vertices]:
        raise ValueError(f"every result needs a name: one of {unnamed[0]} has none")
    lines, labels, y = {v: [vertices[v]] for v in places}, {}, [*tensors][-1]
    for name, tensor in tensors.items():
        v = vertex(tensor)
        lines[v] = describe(v, tensors)
        labels[v] = [short(derivative) for derivative in local_derivatives(v)] if inputs(v) else []
        draw_step(places, lines, labels, v, "forward").set_label(f"{name} = {short(tensor)}")
    arrived = {v: [short(v.grad)] if isinstance(v, torch.Tensor) and v.grad is not None else [] for v in places}
    for v, gradient, passed in backward_record(tensors[y]) if tensors[y].requires_grad else []:
        total = describe(v, tensors)[-1] if isinstance(v, torch.Tensor) else f"d{y}/d{vertices[v]} = {short(gradient)}"
        lines[v] = lines[v][:2] + [" + ".join(arrived[v])] * (len(arrived[v]) > 1) + [total]
        labels[v] = [f"{short(gradient)} × {local} = {short(g)}" for local, g in zip(labels[v], passed)]
        for u, g in zip(inputs(v), passed):
            arrived[u].append(short(g))
        step = ", ".join(labels[v] or lines[v][2:])
        draw_step(places, lines, labels, v, "backward").set_label(f"{vertices[v]}: {step}")
