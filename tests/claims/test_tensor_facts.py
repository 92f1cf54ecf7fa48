"""What lessons say about tensors, layers and loaders in a sentence without a cell of its own: no training, no seed."""

import pytest
import torch
from torch import nn
from torchvision.datasets.mnist import read_image_file

from snippets.autograd import heron_sqrt


def test_a_scalar_counts_for_the_type_next_to_integers_but_not_next_to_floats():
    scalar = torch.tensor(0.5, dtype=torch.float64)

    assert (scalar + torch.ones(3)).dtype == torch.float32
    assert (scalar + torch.arange(3)).dtype == torch.float64
    assert (0.5 + torch.arange(3)).dtype == torch.float32


def test_a_list_of_one_index_is_paired_with_every_index_of_the_other():
    X = torch.arange(6).reshape(2, 3)

    assert X[[0, 1], [2]].tolist() == [2, 5]
    with pytest.raises(IndexError):
        X[[0, 1], [0, 1, 2]]


def test_a_draw_in_between_changes_every_later_draw():
    first = torch.rand(1000, generator=torch.Generator().manual_seed(0))
    generator = torch.Generator().manual_seed(0)
    torch.rand(1, generator=generator)

    assert not (torch.rand(1000, generator=generator) == first).any()


def test_adding_to_an_expanded_tensor_raises_and_writing_to_one_row_changes_all():
    wide = torch.zeros(1, 3).expand(1000, 3)

    with pytest.raises(RuntimeError, match="single memory location"):
        wide += 1
    wide[0] = 1
    assert (wide == 1).all()


def test_batch_normalization_takes_one_image_but_not_one_row_of_features():
    image, row = torch.rand(1, 1, 28, 28), torch.rand(1, 2)

    assert nn.BatchNorm2d(1)(image).shape == image.shape
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        nn.BatchNorm1d(2)(row)


@pytest.mark.parametrize("a", [0.01, 1.0, 2.0, 12345.0])
def test_one_more_round_of_heron_has_the_derivative_of_the_root_at_positive_numbers(a):
    a = torch.tensor(a, requires_grad=True)
    x = heron_sqrt(a)
    ((x + a / x) / 2).backward()

    assert a.grad.item() == pytest.approx(0.5 * a.item() ** -0.5, rel=1e-5)


def test_a_file_of_images_that_was_cut_short_fails_when_it_is_read_and_a_changed_byte_does_not(tmp_path):
    header = b"".join(number.to_bytes(4, "big") for number in (2051, 10, 28, 28))
    cut, changed = tmp_path / "cut", tmp_path / "changed"
    cut.write_bytes(header + bytes(5000))
    changed.write_bytes(header + bytes(7839) + b"\xff")

    with pytest.raises(RuntimeError, match=r"shape '\[10, 28, 28\]' is invalid for input of size 5000"):
        read_image_file(str(cut))
    assert read_image_file(str(changed)).shape == (10, 28, 28)
