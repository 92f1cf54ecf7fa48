"""Each of the five tasks does what its sentence says, for five seeds; and whole runs are those of the snippet."""

import math
import re
from html import unescape
from pathlib import Path

import pytest
import torch

from snippets.playground import run_all
from snippets.playground_data import generator, noisy_points

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(5)
USUAL = {"data": "circle", "noise": 0.1, "test": 50, "hidden": [4], "activation": "tanh"}
USUAL |= {"lr": 0.1, "batch": 10, "decay": 0, "seed": 0}
RUN = """
import {begin, noted, takeStep} from "./training.js"
import {exploded, verdict} from "./words.js"
print(given.map(([settings, steps]) => {
  const run = begin(settings)
  let history = noted([], run), first = null
  while (run.steps < steps) {
    takeStep(run)
    if (run.steps % 20 === 0) history = noted(history, run)
    if (first === null && exploded(history.at(-1))) first = run.steps
  }
  const {layers, train, test} = run
  return {history, last: history.at(-1), first, verdict: verdict(history), layers, X: [...train.X, ...test.X]}
}))
"""


def setting(address):
    """Return the settings that an address has behind #."""
    given = dict(part.split("=") for part in address.split("&"))
    assert given.keys() <= USUAL.keys()
    made = {name: type(USUAL[name])(value) for name, value in given.items() if name != "hidden"}
    return USUAL | made | {"hidden": [int(size) for size in given["hidden"].split(",") if size]}


PAGE = unescape((ROOT / "docs/en/playground.md").read_text(encoding="utf-8"))
TASKS = [setting(address) for address in re.findall(r'<a href="#([^"]+)"', PAGE)]


@pytest.fixture
def runs(playground):
    """Return a function that makes a run for each of five seeds."""

    def run(settings, steps, **changed):
        return playground(RUN, [[settings | changed | {"seed": seed}, steps] for seed in SEEDS])

    return run


def every(runs, name, part="train"):
    return [run["last"][part][name] for run in runs]


def test_there_are_five_tasks():
    assert len(TASKS) == 5


def test_without_a_hidden_layer_the_loss_on_the_circle_stays_near_that_of_guessing(runs):
    found = runs(TASKS[0], 2000)
    late = [[entry["train"]["loss"] for entry in run["history"] if entry["step"] >= 500] for run in found]

    assert max(abs(loss - math.log(2)) for losses in late for loss in losses) < 0.03, late
    assert max(every(found, "accuracy")) < 0.8


def straight(layers):
    """Tell whether a boundary is a line: along the direction of the single unit the class changes once at most."""
    (first, last) = layers
    unit = torch.tanh(torch.linspace(-50, 50, 1001, dtype=torch.float64))
    positive = unit * last["W"][0][0] + last["b"][0] > 0
    return len(first["W"]) == 1 and (positive[1:] != positive[:-1]).sum() <= 1


def test_with_one_unit_the_boundary_is_a_line_and_with_four_it_closes(runs):
    found, four = runs(TASKS[1], 2000), runs(TASKS[1], 2000, hidden=[4])

    assert all(straight(run["layers"]) for run in found) and max(every(found, "accuracy")) < 0.8
    assert min(every(four, "accuracy")) > 0.95, every(four, "accuracy")


def test_the_network_for_the_spiral_solves_it_and_a_small_one_does_not(runs):
    accuracies, small = every(runs(TASKS[2], 10000), "accuracy"), every(runs(TASKS[2], 10000, hidden=[2]), "accuracy")

    assert min(accuracies) >= 0.99, accuracies
    assert max(small) < 0.85, small


def test_at_the_large_learning_rate_training_diverges_within_a_hundred_steps_and_at_a_small_one_not(runs):
    found, small = runs(TASKS[3], 100), runs(TASKS[3], 500, lr=0.1)

    assert [run["verdict"] for run in found] == ["exploded"] * 5, [run["first"] for run in found]
    assert max(abs(loss - math.log(2)) for loss in every(small, "loss")) < 0.03, every(small, "loss")


def test_with_few_noisy_points_the_test_loss_turns_and_both_remedies_help(runs):
    found = runs(TASKS[4], 6000)
    lowest = [min(entry["test"]["loss"] for entry in run["history"]) for run in found]
    last = every(found, "loss", "test")
    more, decayed = runs(TASKS[4], 6000, test=50), runs(TASKS[4], 6000, decay=0.01)

    assert [run["verdict"] for run in found] == ["overfitting"] * 5
    assert max(every(found, "loss")) < 0.05, every(found, "loss")
    assert all(low * 1.3 < end for low, end in zip(lowest, last, strict=True)), (lowest, last)
    for remedy in (more, decayed):
        losses = every(remedy, "loss", "test")
        assert all(less < loss for less, loss in zip(losses, last, strict=True)), (losses, last)


# ---- a run of the script and one of the snippet, which the page shows and the button copies

STEADY = [  # activation, hidden, data, learning rate, batch size, weight decay, noise, share of test points
    ("identity", [], "blobs", 0.1, 10, 0, 0.3, 50),
    ("tanh", [8, 8], "spiral", 0.1, 30, 0.001, 0, 30),
    ("sigmoid", [3], "circle", 0.3, 1, 0, 0.1, 10),
    ("relu", [5, 4, 3], "xor", 0.03, 100, 0.01, 0.5, 90),
    ("tanh", [4], "circle", 0.1, 300, 0, 0.2, 50),
]


def test_a_steady_run_is_the_same_in_both_languages_to_the_last_step(playground):
    names = ["activation", "hidden", "data", "lr", "batch", "decay", "noise", "test"]
    settings = [dict(zip(names, case, strict=True)) | {"seed": seed} for seed, case in enumerate(STEADY)]
    for given, found in zip(settings, playground(RUN, [[given, 400] for given in settings]), strict=True):
        order = ["data", "noise", "test", "hidden", "activation", "lr", "batch", "decay", "seed"]
        model, training, test = run_all(*(given[name] for name in order), 400)
        X, _ = noisy_points(given["data"], given["noise"], generator(given["seed"]).__next__)
        weights = [torch.tensor(part, dtype=torch.float64) for each in found["layers"] for part in each.values()]

        assert (torch.tensor(found["X"], dtype=torch.float64) - X).abs().max() < 1e-13, given
        for name, (loss, accuracy) in {"train": training, "test": test}.items():
            assert math.isclose(found["last"][name]["loss"], loss, rel_tol=1e-9), given
            assert found["last"][name]["accuracy"] == pytest.approx(accuracy)
        for ours, theirs in zip(weights, model.parameters(), strict=True):
            assert (ours - theirs).abs().max() <= 1e-9 * theirs.abs().max(), given
