import pytest
import torch

from snippets import autograd_graph as graph


@pytest.fixture
def tensors():
    w, b = torch.tensor(2.0, requires_grad=True), torch.tensor(1.0, requires_grad=True)
    x = torch.tensor(3.0)
    p = w * x
    z = p + b
    return {"w": w, "b": b, "x": x, "p": p, "z": z, "y": z**2}


def test_inputs_are_leaves_and_operations_without_what_needs_no_gradient(tensors):
    w, b, p, z = (tensors[name] for name in "wbpz")

    assert graph.inputs(z.grad_fn) == [p.grad_fn, b]
    assert graph.inputs(p.grad_fn) == [w]  # x was not recorded
    assert graph.inputs(w) == []


def test_layout_puts_every_operation_right_of_its_inputs_and_no_two_in_one_place(tensors):
    places = graph.graph_layout([*tensors.values(), torch.exp(tensors["w"]) * torch.sin(tensors["w"])])

    assert [places[graph.vertex(tensors[name])][0] for name in "wbxpzy"] == [0, 0, 0, 1, 2, 3]
    assert all(places[u][0] < places[v][0] for v in places for u in graph.inputs(v))
    assert len({*places.values()}) == len(places) == 9


def test_local_derivatives_belong_to_the_inputs_in_their_order(tensors):
    w, p, z, y = (tensors[name] for name in "wpzy")
    quotient = w / p

    assert graph.local_derivatives(p.grad_fn) == [3]  # x needs none
    assert graph.local_derivatives(z.grad_fn) == [1, 1]
    assert graph.local_derivatives(y.grad_fn) == [14]
    assert [d.item() for d in graph.local_derivatives(quotient.grad_fn)] == pytest.approx([1 / 6, -2 / 36])


def test_products_of_local_derivatives_along_the_path_are_the_gradient(tensors):
    steps = [graph.local_derivatives(tensors[name].grad_fn)[0] for name in "yzp"]
    tensors["y"].backward()

    assert tensors["w"].grad == steps[0] * steps[1] * steps[2] == 42


def test_local_derivatives_are_gone_once_backward_has_freed_what_was_saved(tensors):
    tensors["y"].backward()

    assert graph.local_derivatives(tensors["y"].grad_fn) == []
