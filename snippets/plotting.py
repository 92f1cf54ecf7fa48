"""The figures that several lessons draw."""

import matplotlib.pyplot as plt


def plot_history(history):
    """Draw training loss, and training and test accuracy, over epochs counted from 1."""
    epochs = range(1, len(history) + 1)
    losses, train_accuracies, test_accuracies = zip(*history)
    _, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
    left.plot(epochs, losses, "-o", label="training loss", markersize=4)
    right.plot(epochs, train_accuracies, "--s", color="C1", label="training accuracy", markersize=4)
    right.plot(epochs, test_accuracies, ":^", color="C2", label="test accuracy", markersize=4)
    for ax in (left, right):
        ax.set_xlabel("epoch")
        ax.locator_params(nbins=5)
        ax.locator_params(axis="x", integer=True)
        ax.grid(alpha=0.3)
        ax.legend()
