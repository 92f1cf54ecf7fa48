"""Automatic differentiation of single numbers, from scratch: what `backward` does, in one screen."""

import math


# --8<-- [start:number]
class Value:
    """A number, its gradient, and the record of how it was computed."""

    def __init__(self, data, inputs=(), local_derivatives=()):
        self.data = data
        self.grad = 0.0
        self.inputs = inputs  # the Values it was computed from
        self.local_derivatives = local_derivatives  # how fast it grows with each of them

    def __repr__(self):
        return f"Value({self.data:g}, grad={self.grad:g})"

    # --8<-- [end:number]
    # --8<-- [start:add]
    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    # --8<-- [end:add]
    # --8<-- [start:mul]
    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    # --8<-- [end:mul]
    # --8<-- [start:tanh]
    def tanh(self):
        """Return a number between -1 and 1, which grows most where self is 0."""
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t**2,))

    # --8<-- [end:tanh]
    # --8<-- [start:backward]
    def backward(self):
        """Add to the grad of every Value behind self how fast self grows with it."""
        order = topological_order(self)
        upstream = dict.fromkeys(order, 0.0)
        upstream[self] = 1.0
        for value in reversed(order):
            value.grad += upstream[value]
            for u, local in zip(value.inputs, value.local_derivatives):
                upstream[u] += upstream[value] * local

    # --8<-- [end:backward]


def topological_order(value, order=None):
    """Return value and all Values behind it in a list, each after its inputs."""
    order = [] if order is None else order
    if value not in order:
        for u in value.inputs:
            topological_order(u, order)
        order.append(value)
    return order
