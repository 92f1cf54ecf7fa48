import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from snippets.value import Value, topological_order

numbers = st.lists(st.floats(-2, 2, allow_subnormal=False), min_size=1, max_size=4)
steps = st.lists(st.tuples(st.sampled_from("+*t"), st.integers(0, 99), st.integers(0, 99)), max_size=8)


def results(leaves, steps):
    """Return leaves and what the steps make of them: each adds, multiplies or bends what there is by then."""
    values = list(leaves)
    for kind, i, j in steps:
        a, b = values[i % len(values)], values[j % len(values)]
        values.append(a + b if kind == "+" else a * b if kind == "*" else a.tanh())
    return values


def close(number):
    return pytest.approx(number, rel=1e-9, abs=1e-12)


@settings(deadline=None)
@given(numbers, steps)
def test_random_expressions_have_the_value_and_all_the_gradients_that_torch_finds(numbers, steps):
    ours = results([Value(x) for x in numbers], steps)
    theirs = results([torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in numbers], steps)
    for tensor in theirs:
        tensor.retain_grad()
    ours[-1].backward()
    theirs[-1].backward()

    assert [value.data for value in ours] == close([tensor.item() for tensor in theirs])
    assert [value.grad for value in ours] == close([0 if t.grad is None else t.grad.item() for t in theirs])


def test_gradients_add_up_where_paths_meet_and_over_backward_passes():
    x = Value(2.0)
    u = x * x
    y = u * x
    y.backward()

    assert (y.data, y.grad, u.grad, x.grad) == (8, 1, 2, 12)  # x³ and 3x²
    y.backward()
    assert (y.grad, u.grad, x.grad) == (2, 4, 24)


def test_tanh_has_the_derivative_of_its_differences():
    x = Value(0.3)
    x.tanh().backward()

    assert x.grad == pytest.approx((math.tanh(0.3 + 1e-5) - math.tanh(0.3 - 1e-5)) / 2e-5)


@given(numbers, steps)
def test_topological_order_has_every_value_once_after_its_inputs(numbers, steps):
    values = results([Value(x) for x in numbers], steps)
    order = topological_order(values[-1])
    place = {value: k for k, value in enumerate(order)}

    assert order[-1] is values[-1]
    assert len(place) == len(order)
    assert all(place[u] < place[value] for value in order for u in value.inputs)


def test_a_value_shows_its_number_and_its_gradient():
    assert repr(Value(0.5)) == "Value(0.5, grad=0)"
