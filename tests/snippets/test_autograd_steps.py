import matplotlib.pyplot as plt
import pytest
import torch
from matplotlib.text import Annotation

from snippets.autograd_steps import backward_record, draw_steps


def frames(**tensors):
    """Return the size, axes limits, label, and texts of each figure that draw_steps draws."""
    plt.close("all")
    draw_steps(**tensors)
    figures = [plt.figure(number) for number in plt.get_fignums()]
    sizes = {(*figure.get_size_inches(), *figure.axes[0].axis()) for figure in figures}
    texts = [[t.get_text() for t in f.axes[0].texts if not isinstance(t, Annotation)] for f in figures]
    arrows = [sum(isinstance(t, Annotation) for t in f.axes[0].texts) for f in figures]
    labels = [figure.get_label() for figure in figures]
    plt.close("all")
    assert len(sizes) == 1  # one scale for all frames of a set
    return labels, texts, arrows


def leaves():
    return torch.tensor(2.0, requires_grad=True), torch.tensor(1.0, requires_grad=True), torch.tensor(3.0)


def square(w, b, x):
    p = w * x
    z = p + b
    return {"w": w, "b": b, "x": x, "p": p, "z": z, "y": z**2}


def test_every_arrow_says_upstream_times_local_is_what_is_passed_on():
    tensors = square(*leaves())
    labels, texts, arrows = frames(**tensors)

    assert labels[:6] == ["w = 2", "b = 1", "x = 3", "p = 6", "z = 7", "y = 49"]
    assert labels[6:8] == ["y: 1 × 14 = 14", "z: 14 × 1 = 14, 14 × 1 = 14"]
    assert {*labels[8:]} == {"p: 14 × 3 = 42", "w: grad = 42", "b: grad = 14"}
    assert [text[0] for text in texts] == ["forward"] * 6 + ["backward"] * 5
    assert arrows == [0, 0, 0, 1, 3, 4, 4, 4, 4, 4, 4]
    assert {"dy/dy = 1", "dy/dz = 14", "dy/dp = 14", "14 × 3 = 42", "constant"} <= {*texts[-1]}
    assert tensors["w"].grad == 42


def test_gradients_add_up_where_paths_meet_but_not_through_a_detached_tensor():
    x = torch.tensor(2.0, requires_grad=True)
    u = x * x
    labels, texts, _ = frames(x=x, u=u, y=u * x)

    assert labels == ["x = 2", "u = 4", "y = 8", "y: 1 × 2 = 2, 1 × 4 = 4", "u: 2 × 2 = 4, 2 × 2 = 4",
                      "x: 4 + 4 + 4, grad = 12"]  # fmt: skip
    assert [texts[-1].count(product) for product in ("1 × 2 = 2", "2 × 2 = 4", "1 × 4 = 4")] == [1, 2, 1]
    x.grad, u = None, u.detach()
    assert frames(x=x, u=u, y=u * x)[0] == ["x = 2", "u = 4", "y = 8", "y: 1 × 4 = 4", "x: grad = 4"]


def test_a_second_pass_adds_to_what_was_there():
    w, b, x = leaves()
    frames(**square(w, b, x))
    second = frames(**square(w, b, x))[0]

    assert {"w: 42 + 42, grad = 84", "b: 14 + 14, grad = 28"} <= {*second}


def test_without_a_record_there_is_no_arrow_and_no_way_back():
    x = torch.tensor(2.0, requires_grad=True)
    with torch.no_grad():
        u = x * x
        y = u * x
    labels, texts, arrows = frames(x=x, u=u, y=y)

    assert labels == ["x = 2", "u = 4", "y = 8"]
    assert texts[-1].count("constant") == 2
    assert arrows == [0, 0, 0]


def test_the_record_is_that_of_autograd_and_its_hooks_are_gone_afterwards():
    w = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    t = torch.tanh(w)
    y = t * t * w
    record = backward_record(y)

    torch.testing.assert_close(record[-1][1], torch.func.grad(lambda w: torch.tanh(w) ** 2 * w)(w.detach()))
    torch.testing.assert_close(record[-1][1], w.grad)
    assert [v.name() for v, _, _ in record[:-1]] == ["MulBackward0", "MulBackward0", "TanhBackward0"]
    w.exp().backward()
    assert len(record) == 4


def test_a_result_without_a_name_is_refused():
    x = torch.tensor(2.0, requires_grad=True)

    with pytest.raises(ValueError, match="every result needs a name: one of MulBackward0 has none"):
        draw_steps(x=x, y=x * x + x)
