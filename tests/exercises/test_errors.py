"""What PyTorch and Python raise is said in words: each error here is a real one."""

import math
import re

import pytest
import torch
from torch import nn
from torch.utils.data import Dataset

from exercises.errors import GRADIENTS, KINDS, NAMES, SHAPES
from exercises.expect import Answer, Wrong

X, LEAF = torch.ones(2, 3), torch.ones(3, requires_grad=True)


class NoForward(nn.Module):
    """A model that cannot be called."""


class Early(nn.Module):
    """A model that forgets its parent."""

    def __init__(self):
        self.layer = nn.Linear(2, 2)


class Bare(Dataset):
    """A dataset without methods."""


def recursive():
    return recursive()


def used_early():
    if X is None:
        later = 1
    return later


def twice():
    loss = (LEAF * LEAF).sum()
    loss.backward()
    loss.backward()


def in_place_after_use():
    y = LEAF.exp()
    y += 1
    y.sum().backward()


def one_more():
    return (next(iter([])) for _ in range(2))


def no_import():
    return np.ones(3)  # noqa: F821


def no_such_name():
    return x_hat  # noqa: F821


def unpacked():
    a, b = X.shape[:1]
    return a, b


def false_claim():
    assert X.dim() == 1


RAISED = [
    (no_import, "`np` is not imported"),
    (no_such_name, "nothing called `x_hat`"),
    (used_early, "`later` has no value yet"),
    (lambda: (lambda x: x)(), "The parameters of"),
    (lambda: nn.ReLU().forward(X, X), "The parameters of"),
    (lambda: LEAF.grad.sum(), "works on `None`"),
    (lambda: None + X, "works on `None`"),
    (lambda: X.no_such, "`Tensor` has no `no_such`"),
    (lambda: torch.no_such, "no `no_such` in `torch`"),
    (lambda: nn.Linear(2, 2).no_such, "`Linear` has no `no_such`"),
    (lambda: Bare()[0], "two underscores"),
    (lambda: len(Bare()), "two underscores"),
    (lambda: NoForward()(X), "The model has no `forward`"),
    (Early, "`super().__init__()`"),
    (lambda: X @ X, "these are 2x3 and 2x3"),
    (lambda: X @ torch.ones(2), "columns on the left"),
    (lambda: torch.ones(4, 2, 3) @ torch.ones(4, 2, 3), "columns on the left"),
    (lambda: X + torch.ones(2), "3 meets 2"),
    (lambda: X.reshape(4, 2), "6 numbers cannot take the shape [4, 2]"),
    (lambda: torch.cat([X, torch.ones(2, 2)]), "put together"),
    (lambda: torch.stack([X, torch.ones(2, 2)]), "put together"),
    (lambda: X[[0, 1], [0, 1, 2]], "put together"),
    (lambda: X.sum(dim=2), "no dimension 2"),
    (lambda: X[2], "Dimension 0 has size 2 and no index 2"),
    (lambda: X[[5]], "Dimension 0 has size 2 and no index 5"),
    (lambda: [1][3], "beyond the end"),
    (lambda: [].pop(), "beyond the end"),
    (unpacked, "more or fewer items"),
    (lambda: X.sum().backward(), "has no record"),
    (twice, "gone through twice"),
    (lambda: LEAF.add_(1), "a block under `torch.no_grad()`"),
    (lambda: (LEAF * 2).backward(), "Only a scalar"),
    (in_place_after_use, "changed in place"),
    (lambda: LEAF.numpy(), "`detach()` it first"),
    (lambda: torch.optim.SGD([LEAF * 2], lr=1), "takes leaves"),
    (lambda: torch.optim.SGD([], lr=1), "takes leaves"),
    (lambda: torch.relu([1.0]), "takes a tensor"),
    (lambda: torch.stack([[1.0]]), "takes a tensor"),
    (lambda: torch.from_numpy(1.0), "turns a NumPy array"),
    (lambda: [1] - 1, "`-` does not work between list and int"),
    (lambda: bool(X > 0), "neither true nor false"),
    (lambda: float(X), "cannot stand for a Python number"),
    (lambda: math.exp(X), "cannot stand for a Python number"),
    (lambda: range(LEAF), "cannot stand for a Python number"),
    (lambda: torch.arange(3).mul_(0.5), "Float does not fit into a tensor of Long"),
    (lambda: torch.arange(3).mean(), "one of integers"),
    (lambda: torch.arange(3).softmax(0), "one of integers"),
    (lambda: torch.arange(3).requires_grad_(), "one of integers"),
    (lambda: X @ torch.ones(3, dtype=torch.float64), "The dtypes do not fit"),
    (lambda: nn.functional.cross_entropy(X, torch.ones(2)), "The dtypes do not fit"),
    (lambda: X.gather(1, torch.zeros(2, 1)), "The dtypes do not fit"),
    (lambda: X[torch.ones(2)], "The dtypes do not fit"),
    (lambda: X.to("meta") + X, "on different devices"),
    (lambda: X.to("meta").to("cpu"), "on different devices"),
    (lambda: X(), "object is of type Tensor"),
    (lambda: list(3), "object is of type int"),
    (lambda: len([1]).real[0], "object is of type int"),
    (lambda: {}["weight"], "no key 'weight'"),
    (lambda: 1 / 0, "divides by 0"),
    (recursive, "calls itself without end"),
    (lambda: __import__("no_such_module"), "no `no_such_module` here"),
    (lambda: list(one_more()), "There is no next one"),
    (false_claim, "`assert` of your own"),
    (lambda: __import__("snippets.nothing"), "the course's own code"),
    (lambda: open("no such file"), "It raised an error: FileNotFoundError"),
]


@pytest.mark.parametrize("action, words", RAISED, ids=[words for _, words in RAISED])
def test_an_error_is_said_in_words(action, words, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "snippets", None)
    with pytest.raises(Wrong) as wrong:
        Answer({"f": lambda: action()}).f()
    assert words in wrong.value.text.en and wrong.value.text.zh != wrong.value.text.en
    assert not re.search(r"\{\w+\}|None", wrong.value.text.en.replace("`None`", ""))


def test_each_pattern_is_that_of_an_error():
    said = [said_by(action) for action, _ in RAISED]
    for pattern, *_ in (*NAMES, *SHAPES, *GRADIENTS, *KINDS):
        assert any(re.search(pattern, error) for error in said), pattern


def said_by(action):
    """Return what the error that action raises says, as the patterns see it."""
    try:
        return str(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
