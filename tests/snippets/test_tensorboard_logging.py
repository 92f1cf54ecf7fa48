"""TensorBoard: what is read back from the log is what was put in."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from tensorboard.backend.event_processing.event_file_loader import LegacyEventFileLoader
from torch import nn
from torch.utils.tensorboard import SummaryWriter

from snippets.tensorboard_logging import (
    plot_distribution,
    plot_runs,
    read_image,
    read_log,
    read_pr_curve,
    read_scalars,
    train_and_log,
)


@pytest.fixture
def run(tmp_path):
    """Return the history, the model and the folder of a small training whose log is written."""
    torch.manual_seed(0)
    data = torch.randn(60, 2), torch.randint(3, (60,))
    model = nn.Linear(2, 3)
    with SummaryWriter(tmp_path) as writer:
        history = train_and_log(model, data, data, 0.1, writer, num_epochs=4, batch_size=20)
    return history, model, tmp_path


def test_logged_curves_are_the_history_in_single_precision(run):
    history, _, folder = run
    for column, tag in enumerate(["loss/train", "accuracy/train", "accuracy/test"]):
        values = [float(np.float32(row[column])) for row in history]
        assert read_scalars(read_log(folder), tag) == ([1, 2, 3, 4], values)


def test_the_file_itself_holds_one_loss_for_each_epoch(run):
    history, _, folder = run
    (file,) = folder.iterdir()
    entries = [(e.step, v) for e in LegacyEventFileLoader(str(file)).Load() for v in e.summary.value]
    losses = {step: value.simple_value for step, value in entries if value.tag == "loss/train"}

    assert losses == {step: pytest.approx(row[0], rel=1e-6) for step, row in enumerate(history, start=1)}


def test_last_histogram_is_that_of_the_trained_weights(run):
    _, model, folder = run
    histogram = read_log(folder).Histograms("weight")[-1].histogram_value

    assert histogram.num == 6
    assert histogram.sum == pytest.approx(model.weight.sum().item(), rel=1e-5)
    assert (histogram.min, histogram.max) == pytest.approx((model.weight.min().item(), model.weight.max().item()))


def test_every_step_is_kept_even_where_tensorboard_would_sample(tmp_path):
    with SummaryWriter(tmp_path) as writer:
        for step in range(10001):
            writer.add_scalar("x", step, step)

    assert read_scalars(read_log(tmp_path), "x")[0] == list(range(10001))


def test_image_comes_back_to_the_last_of_256_levels(tmp_path):
    torch.manual_seed(0)
    images = torch.rand(2, 3, 4, 5)
    with SummaryWriter(tmp_path) as writer:
        for step, image in enumerate(images):
            writer.add_image("noise", image, step)

    np.testing.assert_allclose(read_image(read_log(tmp_path), "noise"), images[1].permute(1, 2, 0), atol=1 / 255)


def test_precision_and_recall_agree_with_counting(tmp_path):
    labels, scores = torch.tensor([0, 0, 1, 1, 1]), torch.tensor([0.1, 0.6, 0.4, 0.7, 0.9])
    with SummaryWriter(tmp_path) as writer:
        writer.add_pr_curve("toy", labels, scores, 1)
    precision, recall = read_pr_curve(read_log(tmp_path), "toy")

    middle = len(recall) // 2  # the threshold 0.5 lets 0.6, 0.7 and 0.9 pass
    assert (precision[middle], recall[middle]) == pytest.approx((2 / 3, 2 / 3), abs=1e-6)
    assert recall[0] == 1 and recall[-1] == 0


def test_runs_figure_draws_each_run_in_each_panel(run):
    history, _, folder = run
    plot_runs({"first": read_log(folder), "second": read_log(folder)}, ["loss/train", "accuracy/test"])

    left, right = plt.gcf().axes
    assert [line.get_label() for line in left.lines] == ["first", "second"]
    np.testing.assert_allclose(right.lines[1].get_ydata(), [row[2] for row in history], rtol=1e-6)


def test_distribution_figure_has_nested_bands_around_the_median(tmp_path):
    values = torch.linspace(-1, 1, 10001)
    with SummaryWriter(tmp_path) as writer:
        for step in range(2):
            writer.add_histogram("even", values + step, step, bins="doane")
    plot_distribution(read_log(tmp_path), "even")

    ax = plt.gca()
    assert ax.lines[0].get_ydata() == pytest.approx([0, 1], abs=0.02)
    halves = [np.ptp(band.get_paths()[0].vertices[:, 1]) / 2 - 0.5 for band in ax.collections]
    assert halves == pytest.approx([1, 0.8664, 0.6826, 0.3830], abs=0.05)
