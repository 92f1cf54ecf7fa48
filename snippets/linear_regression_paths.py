"""The path of the two weights of linear regression over the lines of equal loss, step by step."""

import matplotlib.pyplot as plt

from snippets.linear_regression_analysis import plot_surface


def plot_paths(paths, step, features, labels):
    """Draw each path (steps + 1, 3) of {title: path} up to step over lines of equal loss, as the frame of that step."""
    fig, axes = plt.subplots(1, len(paths), figsize=(7.5, 3.8), sharey=True)
    for ax, (title, path) in zip(axes, paths.items()):
        plot_surface(ax, features, labels)
        ax.plot(*path[: step + 1, :2].T, "C1.--")
        ax.plot(*path[step, :2], "C0o")
        ax.set(xlim=(-1.5, 3.5), ylim=(-6, 1), title=title)
    axes[0].set_ylabel("second weight")
    fig.set_label(str(step))
