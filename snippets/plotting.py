"""The figures that several lessons draw."""

import matplotlib.pyplot as plt


def plot_history(history):
    """Draw (loss, training accuracy, test accuracy) per epoch, epochs counted from 1."""
    epochs = range(1, len(history) + 1)
    names, styles = ["training loss", "training accuracy", "test accuracy"], ["-o", "--s", ":^"]
    _, ax = plt.subplots(figsize=(6, 3.4), layout="constrained")
    for values, name, style in zip(zip(*history), names, styles):
        ax.plot(epochs, values, style, label=name, markersize=4)
    ax.set_xlabel("epoch")
    ax.locator_params(nbins=5)
    ax.locator_params(axis="x", integer=True)
    ax.grid(alpha=0.3)
    ax.legend()
