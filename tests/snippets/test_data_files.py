"""The files of Fashion-MNIST, compared with torchvision's and with known digests; the program with workers runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import torchvision

from snippets.data_files import IdxImages, full_md5, md5, to_float, worker_program

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
