"""What the lesson on TensorBoard says about its training runs, with five seeds, and about what the browser shows."""

import json
import subprocess
import sys
import time
import urllib.request

import pytest
import torch
from torch import nn
from torch.utils.tensorboard import SummaryWriter

from tests.claims.training import LOSS, failing_seeds, fashion_mnist, loss_and_accuracy, train
from tests.site.drivers import free_port

pytestmark = pytest.mark.weekly

TRAIN, TEST = (True, 2000), (False, 1000)


def trained(seed, lr, num_epochs=6):
    """Return the model and its training losses, one an epoch."""
    torch.manual_seed(seed)
    model, losses = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10)), []
    for _ in range(num_epochs):
        train(model, fashion_mnist(*TRAIN), lr, num_epochs=1, batch_size=50)
        losses.append(loss_and_accuracy(model, fashion_mnist(*TRAIN))[0])
    return model, losses


def test_a_rate_of_one_hundredth_is_too_small():
    def measure(seed):
        runs = [trained(seed, lr) for lr in (0.1, 0.01)]
        return *(losses[-1] for _, losses in runs), *(loss_and_accuracy(m, fashion_mnist(*TEST))[1] for m, _ in runs)

    assert not failing_seeds(
        measure, lambda loss, slow, right, slow_right: slow > 2 * loss and right > slow_right + 0.05
    )


def test_a_rate_of_one_is_behind_from_the_first_epoch_and_kills_most_units():
    def measure(seed):
        model, losses = trained(seed, 1.0)
        with torch.no_grad():
            hidden = model[:3](fashion_mnist(*TRAIN)[0])
        return min(losses), trained(seed, 0.1, num_epochs=1)[1][0], (hidden == 0).all(dim=0).float().mean().item()

    assert not failing_seeds(measure, lambda lowest, good, dead: lowest > 1.5 and good < lowest - 0.3 and dead > 0.5)


def test_the_gradients_of_the_last_layers_weights_spread_more_for_its_errors_and_inputs_are_larger():
    def measure(seed):
        (X, y), (model, _) = fashion_mnist(*TRAIN), trained(seed, 0.1)
        before_relu = model[:2](X)
        hidden = before_relu.relu()
        scores = model[3](hidden)
        loss = LOSS(scores, y)
        weights, further = (model[3].weight, scores, hidden), (model[1].weight, before_relu, X)
        loss.backward(retain_graph=True)
        errors = torch.autograd.grad(loss, (scores, before_relu))
        last, first = (
            (layer.grad.std(), error.square().mean().sqrt(), values.square().mean().sqrt())
            for (layer, _, values), error in zip((weights, further), errors, strict=True)
        )
        return [(a / b).item() for a, b in zip(last, first, strict=True)]

    assert not failing_seeds(
        measure, lambda gradient, error, value: gradient > 2 and error > 2 and value > 1.5
    )  # about 6, 2.6, 2.6


@pytest.mark.parametrize(
    "options, repeated, twice",
    [
        ([], [(0, 1.0)], [(1, 11.0), (2, 12.0)]),  # the fast reader, where there is one
        (["--load_fast=false"], [(0, 3.0), (0, 2.0), (0, 1.0)], [(1, 1.0), (2, 2.0), (3, 3.0), (1, 11.0), (2, 12.0)]),
    ],
)
def test_the_browser_gets_one_value_of_a_step_from_the_fast_reader_and_all_from_the_other(
    tmp_path, options, repeated, twice
):
    first, second = [(1, 1.0), (2, 2.0), (3, 3.0)], [(1, 11.0), (2, 12.0)]
    runs = {"repeated": [[(0, 3.0), (0, 2.0), (0, 1.0)]], "twice": [first, second]}
    for name, parts in runs.items():
        for part in parts:
            with SummaryWriter(tmp_path / name) as writer:
                for step, value in part:
                    writer.add_scalar("loss", value, step)
    port = free_port()
    command = [sys.executable, "-m", "tensorboard.main", "--logdir", tmp_path, "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            found = {name: scalars(port, name) for name in runs}
        finally:
            server.terminate()

    assert found == {"repeated": repeated, "twice": twice}


def scalars(port, run, seconds=120):
    """Return the (step, value) that TensorBoard's page would draw, once it has read the log."""
    address = f"http://127.0.0.1:{port}/data/plugin/scalars/scalars?run={run}&tag=loss"
    for _ in range(10 * seconds):
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=5) as answer:
                if found := json.load(answer):
                    return [(step, value) for _, step, value in found]
        except OSError:  # not started, or nothing read yet
            pass
        time.sleep(0.1)
    raise TimeoutError(address)
