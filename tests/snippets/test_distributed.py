"""Two real processes, held against one process and the closed form of the gradient."""

import os
import sys

import pytest
import torch
from torch import nn

from snippets.ddp_gradient import make_dataset
from snippets.distributed import global_batches, run_processes, train_on_global_batches

# Runs the script; then prints the names of the threads that are left, where the system lists them.
RUN = """
import runpy, sys
from pathlib import Path
runpy.run_path("snippets/ddp_gradient.py", run_name="__main__")
print(*(path.read_text() for path in Path("/proc/self/task").glob("*/comm")))
"""


def closed_form(weight, bias, X, y):
    """Return the derivative of the mean of (Xw + b - y)² with respect to w: 2/n (Xw + b - y)ᵀX."""
    return 2 / len(X) * (X @ weight.T + bias - y).T @ X


def first_model(rank=0):
    torch.manual_seed(rank)
    return nn.Linear(3, 1, dtype=torch.float64)


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """Return the folder with the records, and what the processes printed at their end."""
    folder = tmp_path_factory.mktemp("ddp")
    (folder / "run.py").write_text(RUN)
    return folder, run_processes(folder / "run.py", folder)


@pytest.fixture(scope="module")
def records(ended):
    return [torch.load(ended[0] / f"rank{rank}.pt") for rank in range(2)]


@pytest.fixture(scope="module")
def gradient_of_eight():
    model, (_, X, y) = first_model(), make_dataset().tensors
    return closed_form(model.weight.detach(), model.bias.detach(), X[:8], y[:8])


def test_no_thread_of_gloo_is_left_when_the_processes_end(ended):
    """One that came late to the interpreter's end would abort the process."""
    assert "gloo" not in ended[1]
    assert "python" in ended[1] or sys.platform != "linux"


def test_wrapping_gives_every_process_the_parameters_of_rank_0(records):
    assert not torch.equal(records[0]["before"], records[1]["before"])
    for record in records:
        assert torch.equal(record["wrapped"], first_model().weight)


@pytest.mark.parametrize("kind", ["by hand", "ddp", "weighted"])
def test_averaged_gradient_is_that_of_the_joint_batch(records, gradient_of_eight, kind):
    for record in records:
        torch.testing.assert_close(record[kind], gradient_of_eight, rtol=0, atol=1e-13)


def test_each_process_alone_has_the_gradient_of_its_half(records):
    model, (_, X, y) = first_model(), make_dataset().tensors
    for record, half in zip(records, [slice(0, 4), slice(4, 8)], strict=True):
        expected = closed_form(model.weight.detach(), model.bias.detach(), X[half], y[half])
        torch.testing.assert_close(record["own"], expected, rtol=0, atol=1e-13)


def test_unequal_shares_give_the_mean_of_the_two_means_and_not_the_mean(records, gradient_of_eight):
    model, (_, X, y) = first_model(), make_dataset().tensors
    means = [closed_form(model.weight.detach(), model.bias.detach(), X[s], y[s]) for s in (slice(6), slice(6, 8))]
    for record in records:
        torch.testing.assert_close(record["unequal"], sum(means) / 2, rtol=0, atol=1e-13)
        assert (record["unequal"] - gradient_of_eight).abs().max() > 0.1


def test_the_processes_share_out_every_example_anew_in_each_epoch(records):
    epochs = [sorted(first + second) for first, second in zip(*(record["seen"] for record in records), strict=True)]

    assert epochs == [list(range(16))] * 2
    assert records[0]["seen"][0] != records[0]["seen"][1]


def test_training_together_equals_training_alone_on_the_global_batches(records):
    model, (_, X, y) = first_model(), make_dataset().tensors
    for shares in zip(*(record["seen"] for record in records), strict=True):
        train_on_global_batches(model, X, y, global_batches(shares))

    assert torch.equal(records[0]["trained"], records[1]["trained"])
    torch.testing.assert_close(records[0]["trained"], model.weight, rtol=0, atol=1e-13)


def test_one_joint_step_follows_the_closed_form():
    model, (_, X, y) = first_model(), make_dataset().tensors
    weight, bias = model.weight.detach().clone(), model.bias.detach().clone()
    train_on_global_batches(model, X, y, [[3, 1, 2]], lr=0.5)

    expected = weight - 0.5 * closed_form(weight, bias, X[[3, 1, 2]], y[[3, 1, 2]])
    torch.testing.assert_close(model.weight, expected, rtol=0, atol=1e-13)


def test_global_batches_take_the_same_step_of_each_process():
    assert global_batches([[0, 1, 2, 3], [4, 5, 6, 7]], batch_size=2) == [[0, 1, 4, 5], [2, 3, 6, 7]]


def test_a_failing_process_is_reported_with_its_message(tmp_path):
    (tmp_path / "fails.py").write_text("raise ValueError('no such folder')")

    with pytest.raises(RuntimeError, match="no such folder"):
        run_processes(tmp_path / "fails.py", tmp_path)


@pytest.mark.check  # it waits
def test_processes_that_take_too_long_are_ended(tmp_path):
    (tmp_path / "sleeps.py").write_text(
        "import os, sys, time\nopen(f'{sys.argv[1]}/{os.getpid()}.pid', 'a')\ntime.sleep(600)"
    )
    with pytest.raises(RuntimeError, match="within 8 s"):
        run_processes(tmp_path / "sleeps.py", tmp_path, seconds=8)

    for path in tmp_path.glob("*.pid"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(path.stem), 0)
