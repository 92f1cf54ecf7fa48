"""The script for several GPUs, with two processes on the CPU: what it prints, saves, and how it goes on."""

import shutil
from pathlib import Path

import pytest
import torch
from torch import nn
from torchvision.datasets import FashionMNIST

from snippets.distributed import run_processes

pytestmark = pytest.mark.weekly  # processes that each import torch: half a minute; the page runs the script at any rate
SCRIPT = Path(__file__).resolve().parents[2] / "snippets/several_gpus.py"


def write_idx(path, array):
    """Write a tensor of bytes as torchvision expects the files of Fashion-MNIST."""
    header = bytes([0, 0, 8, array.dim()]) + b"".join(size.to_bytes(4, "big") for size in array.shape)
    path.write_bytes(header + array.numpy().tobytes())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a data set of 600 random images, and 101 to test, which two cannot share equally."""
    folder = tmp_path_factory.mktemp("several")
    raw = folder / "data/FashionMNIST/raw"
    raw.mkdir(parents=True)
    generator = torch.Generator().manual_seed(0)
    for name, count in [("train", 600), ("t10k", 101)]:
        images = torch.randint(256, (count, 28, 28), generator=generator, dtype=torch.uint8)
        write_idx(raw / f"{name}-images-idx3-ubyte", images)
        write_idx(raw / f"{name}-labels-idx1-ubyte", images[:, 0, 0] // 26)
    return folder


@pytest.fixture(scope="module")
def run(folder):
    """Return a function that trains to a number of epochs with a checkpoint, and returns what was printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield lambda epochs, name: run_processes(SCRIPT, "--epochs", epochs, "--checkpoint", name).splitlines()


@pytest.fixture(scope="module")
def printed(folder, run):
    """Train one epoch; then two more without a break, and in two parts."""
    first = run(1, "whole.pt")
    shutil.copy(folder / "whole.pt", folder / "parts.pt")
    return first, run(3, "whole.pt"), run(2, "parts.pt"), run(3, "parts.pt")


def test_one_process_prints_a_line_for_each_epoch_that_is_still_to_do(printed):
    assert [[line.split(",")[0] for line in lines] for lines in printed] == [
        ["epoch 1"],
        ["epoch 2", "epoch 3"],
        ["epoch 2"],
        ["epoch 3"],
    ]
    assert all("2 processes on cpu" in line for lines in printed for line in lines)


def test_training_goes_on_from_a_checkpoint_as_without_a_break(folder, printed):
    whole, parts = (torch.load(folder / name) for name in ("whole.pt", "parts.pt"))

    assert whole["epoch"] == parts["epoch"] == 3
    assert all(torch.equal(tensor, parts["model"][name]) for name, tensor in whole["model"].items())


def test_the_accuracy_counts_every_test_example_once(folder, printed):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))
    model.load_state_dict(torch.load(folder / "whole.pt")["model"])
    data = FashionMNIST(folder / "data", train=False)
    right = (model(data.data.unsqueeze(1) / 255).argmax(dim=1) == data.targets).float().mean().item()

    assert printed[1][-1].endswith(f"test accuracy {right:.4f}")
