"""TensorBoard: what a training run writes into its log, and how to read the log back."""

import io

import matplotlib.pyplot as plt
import torch
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util.tensor_util import make_ndarray
from torch import nn

from snippets.linear_regression import data_iter
from snippets.pipeline import evaluate, train_epoch


def train_and_log(model, train_data, test_data, lr, writer, num_epochs=6, batch_size=50):
    """Train model, logging each epoch; return its (loss, training accuracy, test accuracy)."""
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for epoch in range(1, num_epochs + 1):
        loss, accuracy = train_epoch(model, loss_fn, optimizer, data_iter(batch_size, *train_data))
        _, test_accuracy = evaluate(model, loss_fn, [test_data])
        writer.add_scalar("loss/train", loss, epoch)
        writer.add_scalar("accuracy/train", accuracy, epoch)
        writer.add_scalar("accuracy/test", test_accuracy, epoch)
        for name, param in model.named_parameters():
            writer.add_histogram(name, param, epoch)
        history.append((loss, accuracy, test_accuracy))
    return history


def read_log(folder):
    """Return all that was logged in folder, where TensorBoard itself would keep a sample."""
    kinds = ["scalars", "images", "histograms", "compressedHistograms", "tensors"]
    return EventAccumulator(str(folder), size_guidance=dict.fromkeys(kinds, 0)).Reload()  # 0: no limit


def read_scalars(log, tag):
    """Return the steps and the values that log holds under tag."""
    events = log.Scalars(tag)
    return [event.step for event in events], [event.value for event in events]


def plot_runs(logs, tags):
    """Draw each of tags in a panel of its own, with a line for each of logs, {name of the run: log}."""
    _, axes = plt.subplots(1, len(tags), figsize=(7.5, 2.8), layout="constrained")
    for ax, tag in zip(axes, tags):
        for (name, log), style in zip(logs.items(), ["-o", "--s"]):
            ax.plot(*read_scalars(log, tag), style, label=name, markersize=4)
        ax.set_title(tag)
        ax.set_xlabel("step")
        ax.grid(alpha=0.3)
    axes[0].legend()


def read_image(log, tag):
    """Return the last image under tag, (height, width, 3) with entries in [0, 1]."""
    return plt.imread(io.BytesIO(log.Images(tag)[-1].encoded_image_string), format="png")


def plot_distribution(log, tag):
    """Draw bands that hold 38%, 68%, 87% and all of the entries under tag, and their median."""
    events = log.CompressedHistograms(tag)
    steps = [event.step for event in events]
    values = list(zip(*([value for _, value in event.compressed_histogram_values] for event in events)))
    _, ax = plt.subplots(figsize=(5.5, 2.8), layout="constrained")
    for low, high in zip(values[:4], values[:4:-1]):  # nine quantiles: four pairs around the median
        ax.fill_between(steps, low, high, color="C0", alpha=0.2, linewidth=0)
    ax.plot(steps, values[4], "-", label="median")
    ax.set_title(tag)
    ax.set_xlabel("step")
    ax.legend()


def read_pr_curve(log, tag):
    """Return precision and recall, each (thresholds,), of the last curve under tag."""
    *_, precision, recall = make_ndarray(log.Tensors(tag)[-1].tensor_proto)
    return precision, recall
