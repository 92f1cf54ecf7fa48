import matplotlib.pyplot as plt
import pytest
import torch
from matplotlib.text import Annotation

from snippets import autograd_drawing as drawing


@pytest.fixture
def tensors():
    w, b = torch.tensor(2.0, requires_grad=True), torch.tensor(1.0, requires_grad=True)
    x = torch.tensor(3.0)
    p = w * x
    z = p + b
    return {"w": w, "b": b, "x": x, "p": p, "z": z, "y": z**2}


def drawn(tensors):
    """Return the lines in every box of the drawing, and what stands on its arrows."""
    drawing.draw_graph(**tensors)
    ax = plt.gca()
    arrows = [t for t in ax.texts if isinstance(t, Annotation)]
    lines = [t for t in ax.texts if t not in arrows]
    boxes = [tuple(t.get_text() for t in lines if box.get_bbox().contains(*t.get_position())) for box in ax.patches]
    labels = [t.get_text() for t in lines if not any(box.get_bbox().contains(*t.get_position()) for box in ax.patches)]
    plt.close()
    assert sum(map(len, boxes)) + len(labels) == len(lines)  # boxes don't overlap
    assert len(labels) == len(arrows)
    return set(boxes), sorted(labels)


def test_drawing_shows_values_and_gradients_before_and_after_backward(tensors):
    before, arrows = drawn(tensors)
    tensors["z"].retain_grad()
    tensors["y"].backward()
    after, used = drawn(tensors)

    assert arrows == ["1", "1", "14", "3"]
    assert used == 4 * [""]
    assert before == {("w = 2", "leaf", "grad = None"), ("b = 1", "leaf", "grad = None"), ("x = 3", "leaf", "constant"),
                      ("Mul", "p = 6"), ("Add", "z = 7"), ("Pow", "y = 49")}  # fmt: skip
    assert after - before == {
        ("w = 2", "leaf", "grad = 42"),
        ("b = 1", "leaf", "grad = 14"),
        ("Add", "z = 7", "grad = 14"),
    }


def test_detach_removes_the_paths_through_a_tensor_and_no_grad_all_of_them():
    x = torch.tensor(2.0, requires_grad=True)
    whole, cut = x * x, (x * x).detach()
    with torch.no_grad():
        unrecorded = cut * x

    assert drawn({"x": x, "u": whole, "y": whole * x})[1] == ["2", "2", "2", "4"]
    assert drawn({"x": x, "u": cut, "y": cut * x})[1] == ["4"]
    assert drawn({"x": x, "u": cut, "y": unrecorded}) == (
        {("x = 2", "leaf", "grad = None"), ("u = 4", "leaf", "constant"), ("y = 8", "leaf", "constant")}, []
    )  # fmt: skip


def test_a_vector_is_described_by_its_shape():
    x = torch.ones(3, requires_grad=True)

    assert drawn({"x": x})[0] == {("x = shape (3,)", "leaf", "grad = None")}


def test_attributes_agree_with_the_tensors(tensors, capsys):
    tensors["y"].backward()
    drawing.print_attributes(**tensors)
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()[1:]}

    assert rows["w"] == ["True", "True", "False", "None", "42"]
    assert rows["x"] == ["True", "False", "False", "None", "None"]
    assert rows["p"] == ["False", "True", "False", "MulBackward0", "not", "kept"]
