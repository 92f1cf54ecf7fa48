import matplotlib.pyplot as plt
import pytest
import torch

from snippets.memory_drawing import plot_memory, read_positions

X = torch.arange(6).reshape(2, 3)  # each number is its own position


@pytest.mark.parametrize("x", [X, X.T, X[:, 1:], X[1:], X[:, ::2]])
def test_positions_are_those_of_the_numbers_that_are_read(x):
    assert read_positions(x) == x.flatten().tolist()


def test_a_frame_fills_and_numbers_what_is_read():
    plot_memory(X.T[1:], 6, "X.T[1:]")
    (ax,) = plt.gcf().axes
    texts = [text.get_text() for text in ax.texts]

    assert plt.gcf().get_label() == "X.T[1:]" and ax.get_title() == "shape (2, 2), stride (1, 3)"
    assert texts == ["1", "4", "2", "5", *"012345", "1.", "2.", "3.", "4."]
    assert [text.get_position()[0] for text in ax.texts[-4:]] == [1.45, 4.45, 2.45, 5.45]
    assert [patch.get_fill() for patch in ax.patches[4:]] == [False, True, True, False, True, True]
