"""Tensors: the rules as we write them, compared with what PyTorch does."""

from itertools import product

import matplotlib.pyplot as plt
import pytest
import torch

from snippets.tensors import broadcast_shape, broadcast_steps, pairwise_distances, plot_broadcast

SHAPES = [shape for length in range(4) for shape in product([1, 2, 3], repeat=length)]


def test_broadcast_shape_equals_torch_for_all_pairs_of_small_shapes():
    for a, b in product(SHAPES, SHAPES):
        try:
            expected = tuple(torch.broadcast_shapes(a, b))
        except RuntimeError:
            with pytest.raises(ValueError, match="neither is 1"):
                broadcast_shape(a, b)
        else:
            assert broadcast_shape(a, b) == expected, (a, b)


def test_an_empty_dimension_broadcasts_against_one():
    assert broadcast_shape((0, 3), (1, 3)) == tuple(torch.broadcast_shapes((0, 3), (1, 3))) == (0, 3)


def test_pairwise_distances_equal_cdist():
    A, B = torch.randn(5, 3, dtype=torch.float64), torch.randn(4, 3, dtype=torch.float64)

    torch.testing.assert_close(pairwise_distances(A, B), torch.cdist(A, B))


def test_steps_of_broadcasting_go_from_the_given_shapes_to_the_common_one():
    for a, b in product(SHAPES, SHAPES):
        if any(1 != m != n != 1 for m, n in zip(a[::-1], b[::-1])):
            continue
        steps = broadcast_steps(a, b)
        common = tuple(torch.broadcast_shapes(a, b))
        assert steps[0] == (a, b) and steps[-1] == (common, common)
        for before, after in zip(steps[1:], steps[2:]):
            for old, new in zip(before, after):
                assert torch.zeros(old).expand(new).shape == new  # PyTorch lets it be stretched like this
            assert sum(any(o != n for o, n in zip(*sizes)) for sizes in zip(zip(*before), zip(*after))) == 1


def test_broadcast_figure_shows_each_step_and_the_sum_in_the_last():
    column, row = torch.tensor([[10], [20]]), torch.arange(3)
    for shapes in broadcast_steps(column.shape, row.shape):
        plot_broadcast(column, row, shapes)
    frames = [plt.figure(number).axes for number in plt.get_fignums()]

    assert [[ax.get_title() for ax in axes] for axes in frames] == [
        ["(2, 1)", "+ (3,)", "= ?"],
        ["(2, 1)", "+ (1, 3)", "= ?"],
        ["(2, 3)", "+ (1, 3)", "= ?"],
        ["(2, 3)", "+ (2, 3)", "= (2, 3)"],
    ]
    assert [int(text.get_text()) for text in frames[-1][2].texts] == [10, 11, 12, 20, 21, 22]
    assert [[sum(patch.get_fill() for patch in ax.patches) for ax in axes] for axes in frames] == [[2, 3, 0]] * 3 + [[2, 3, 6]]
    assert [len(axes[0].patches) for axes in frames] == [2, 2, 6, 6]
    plt.close("all")


def test_mean_squared_error_of_column_minus_vector_is_twice_the_variance_though_the_fit_is_perfect():
    y = torch.randn(50, dtype=torch.float64)

    wrong = (y[:, None] - y) ** 2
    torch.testing.assert_close(wrong.mean(), 2 * y.var(correction=0))
