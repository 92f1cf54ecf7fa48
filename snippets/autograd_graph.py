"""The computation graph, as the tensors themselves remember it: grad_fn and next_functions."""

import torch


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


def local_derivatives(v):
    """Return, for each of inputs(v), the derivative of the result of v by it; nothing once backward has freed v."""
    try:
        derivatives = v(torch.tensor(1.0))  # the backward pass of this operation alone
    except RuntimeError:
        return []
    derivatives = derivatives if isinstance(derivatives, tuple) else (derivatives,)
    return [derivative for derivative in derivatives if derivative is not None]
