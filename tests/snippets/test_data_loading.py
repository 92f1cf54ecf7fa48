"""Datasets and loaders, held against torchvision, hashlib's known digests, and counting."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import torchvision
from torch.utils.data import BatchSampler, DataLoader, TensorDataset, default_collate

from snippets.data_loading import (
    IdxImages,
    balanced_sampler,
    full_md5,
    load_batches,
    md5,
    mean_and_std,
    pad_batch,
    to_float,
    worker_program,
)

RAW = Path("data/FashionMNIST/raw")


@pytest.mark.parametrize("name, train", [("train", True), ("t10k", False)])
def test_idx_images_equal_torchvisions_data_set(name, train):
    ours, theirs = IdxImages(RAW, name), torchvision.datasets.FashionMNIST("data", train=train)

    assert len(ours) == len(theirs)
    assert torch.equal(ours.images.squeeze(1), theirs.data)
    assert torch.equal(ours.labels.long(), theirs.targets)


def test_idx_images_apply_their_transform_to_the_example_asked_for():
    raw, scaled = IdxImages(RAW, "t10k"), IdxImages(RAW, "t10k", transform=to_float)
    to_tensor = torchvision.datasets.FashionMNIST("data", train=False, transform=torchvision.transforms.ToTensor())

    assert raw[5][0].dtype == torch.uint8 and type(raw[5][1]) is int
    assert torch.equal(scaled[5][0], to_tensor[5][0])


def test_a_data_set_raises_index_error_past_its_end():
    dataset = IdxImages(RAW, "t10k")

    with pytest.raises(IndexError):
        dataset[len(dataset)]


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
    images = IdxImages(RAW, "t10k").images / 255
    normalized = torchvision.transforms.Normalize(*[value.tolist() for value in mean_and_std(images)])(images)

    mean, std = normalized.double().mean().item(), normalized.double().std().item()
    assert (mean, std) == (pytest.approx(0, abs=1e-5), pytest.approx(1, abs=1e-5))


def test_md5_of_known_contents(tmp_path):
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "abc").write_bytes(b"abc")  # both digests are in RFC 1321

    assert md5(tmp_path / "empty") == "d41d8cd98f00b204e9800998ecf8427e"
    assert md5(str(tmp_path / "abc")) == "900150983cd24fb0d6963f7d28e17f72"


def test_the_checksums_on_the_page_are_those_of_the_full_set():
    assert full_md5 == json.loads(Path("data/sets.json").read_text(encoding="utf-8"))["full"]["md5"]


def test_the_worker_program_is_safe_under_spawn(tmp_path):
    script = tmp_path / "slow_images.py"
    spawning = worker_program.replace("[0, 1, 2]", "[1]").replace(
        "persistent", 'multiprocessing_context="spawn", persistent'
    )
    script.write_text(spawning)

    run = subprocess.run([sys.executable, script], capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout.startswith("num_workers=1: "), run.stderr
