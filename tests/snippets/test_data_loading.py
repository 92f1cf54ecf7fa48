"""Datasets and loaders, compared with torchvision and PyTorch, and with counting."""

import pytest
import torch
import torchvision
from PIL import Image
from torch.utils.data import BatchSampler, DataLoader, TensorDataset, default_collate
from torchvision import transforms

from snippets.data_loading import CsvRows, ImageFiles, balanced_sampler, load_batches, mean_and_std, pad_batch


def test_rows_of_a_csv_file_are_features_and_a_label(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b,class\n1.5,-2,1\n0.25,3e2,0\n")
    rows = CsvRows(path)

    assert len(rows) == 2
    assert torch.equal(rows[0][0], torch.tensor([1.5, -2.0])) and rows[0][1] == 1
    assert torch.equal(rows[1][0], torch.tensor([0.25, 300.0])) and rows[1][1] == 0
    assert rows.labels.dtype == torch.int64


def test_image_files_equal_torchvisions_image_folder_in_number_order_and_content(tmp_path):
    for number, name in enumerate(["shoe", "bag", "shoe", "coat"]):
        (tmp_path / name).mkdir(exist_ok=True)
        image = torch.randint(256, (3, 5, 4), dtype=torch.uint8)
        transforms.ToPILImage()(image).save(tmp_path / name / f"{number}.png")
    (tmp_path / "bag" / "notes.txt").write_text("no image")
    to_tensor = transforms.ToTensor()
    ours, theirs = ImageFiles(tmp_path, to_tensor), torchvision.datasets.ImageFolder(tmp_path, to_tensor)

    assert len(ours) == len(theirs) == 4
    assert [ours[i][1] for i in range(4)] == [theirs[i][1] for i in range(4)] == [0, 1, 2, 2]
    assert all(torch.equal(ours[i][0], theirs[i][0]) for i in range(4))


def test_an_image_is_opened_when_it_is_asked_for(tmp_path):
    (tmp_path / "bag").mkdir()
    Image.new("L", (2, 2)).save(tmp_path / "bag" / "1.png")
    dataset = ImageFiles(tmp_path)
    Image.new("L", (3, 3), 255).save(tmp_path / "bag" / "1.png")

    assert dataset[0][0].size == (3, 3) and dataset[0][0].mode == "RGB"


@pytest.mark.parametrize("drop_last", [True, False])
def test_load_batches_is_what_data_loader_does(drop_last):
    pairs = TensorDataset(torch.randn(10, 2), torch.arange(10))
    batch_sampler = BatchSampler([3, 1, 4, 0, 5, 9, 2, 6, 8, 7], batch_size=4, drop_last=drop_last)

    ours = list(load_batches(pairs, batch_sampler, default_collate))
    theirs = list(DataLoader(pairs, batch_sampler=batch_sampler))
    assert len(ours) == len(theirs) == (2 if drop_last else 3)
    assert all(torch.equal(a, b) for pair in zip(ours, theirs, strict=True) for a, b in zip(*pair, strict=True))


def test_pad_batch_keeps_every_sequence_and_adds_only_zeros():
    sequences = [torch.tensor([1, 2, 3]), torch.tensor([4]), torch.tensor([5, 6])]
    padded, lengths = pad_batch(sequences)

    assert lengths.tolist() == [3, 1, 2]
    assert padded.tolist() == [[1, 2, 3], [4, 0, 0], [5, 6, 0]]


def test_balanced_sampler_draws_three_unequal_classes_equally_often():
    labels = torch.tensor([0] * 9000 + [1] * 900 + [2] * 100)
    drawn = labels[list(balanced_sampler(labels, torch.Generator().manual_seed(0)))]

    assert len(drawn) == len(labels)
    assert drawn.bincount().tolist() == pytest.approx([10000 / 3] * 3, abs=5 * (10000 * 2 / 9) ** 0.5)


def test_mean_and_std_equal_two_passes_in_double_precision():
    images = torch.rand(7, 2, 5, 5, generator=torch.Generator().manual_seed(0))
    mean, std = mean_and_std(images)

    for channel in range(2):
        pixels = images[:, channel].double().flatten()
        expected = pixels.sum() / len(pixels)
        assert mean[channel].item() == pytest.approx(expected.item(), rel=1e-6)
        assert std[channel].item() == pytest.approx(((pixels - expected) ** 2).mean().sqrt().item(), rel=1e-6)


def test_normalized_images_have_mean_zero_and_standard_deviation_one():
    images = torchvision.datasets.FashionMNIST("data", train=False).data[:, None] / 255
    normalized = torchvision.transforms.Normalize(*[value.tolist() for value in mean_and_std(images)])(images)

    mean, std = normalized.double().mean().item(), normalized.double().std().item()
    assert (mean, std) == (pytest.approx(0, abs=1e-5), pytest.approx(1, abs=1e-5))
