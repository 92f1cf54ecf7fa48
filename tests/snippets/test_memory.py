"""Strides and shared memory, compared with what PyTorch does."""

from itertools import product

import pytest
import torch

from snippets.memory import shares_memory, storage_position


def test_storage_position_finds_every_entry_of_a_permuted_tensor():
    X = torch.arange(24).reshape(2, 3, 4).permute(2, 0, 1)

    for index in product(*map(range, X.shape)):
        assert storage_position(index, X.stride()) == X[index]


@pytest.mark.parametrize("make", ["X[1]", "X[:, 1:]", "X.T", "X.view(6)", "X.expand(4, 2, 3)", "X.detach()", "X[...]"])
def test_writing_into_what_shares_memory_changes_the_original(make):
    X = torch.ones(2, 3)
    other = eval(make)
    other.untyped_storage().fill_(0)

    assert shares_memory(X, other)
    assert X.count_nonzero() == 0


@pytest.mark.parametrize("make", ["X[[1]]", "X[X > 0]", "X.T.reshape(6)", "X.clone()", "X + 0", "X.double()"])
def test_writing_into_a_copy_leaves_the_original(make):
    X = torch.ones(2, 3)
    other = eval(make)
    other.zero_()

    assert not shares_memory(X, other)
    assert X.count_nonzero() == 6
