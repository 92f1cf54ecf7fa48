"""What a hidden layer of two units does to points X (n, 2) around the corners of XOR."""

import matplotlib.pyplot as plt
import torch


def xor_clusters(num_examples):
    """Return X (num_examples, 2), spread around the four corners (±1, ±1), and y: 1 where their signs differ."""
    corners = torch.tensor([[-1.0, -1.0], [1.0, 1.0], [-1.0, 1.0], [1.0, -1.0]])
    corner = torch.arange(num_examples) % 4
    return corners[corner] + 0.24 * torch.randn(num_examples, 2), (corner >= 2).long()


def plot_plane(ax, scores_of, points, y, ticks, margin):
    """Draw points (n, 2) by class y (n,), and shade where scores_of (m, 2) -> (m, 2) predicts 1."""
    grid = torch.linspace(ticks[0] - margin, ticks[-1] + margin, 31)
    scores = scores_of(torch.cartesian_prod(grid, grid)).reshape(31, 31, 2)
    lead = (scores[..., 1] - scores[..., 0]).T  # (31, 31), positive where class 1 is predicted
    ax.contourf(grid, grid, lead.numpy(), levels=[0, float("inf")], colors=["C1"], alpha=0.25)
    for k, marker in enumerate("o^"):
        ax.plot(points[y == k, 0], points[y == k, 1], marker, markersize=3.5)
    ax.set(aspect="equal", xlim=grid[[0, -1]].tolist(), ylim=grid[[0, -1]].tolist(), xticks=ticks, yticks=ticks)


@torch.no_grad()
def plot_planes(model, X, y, step):
    """Draw X (n, 2) by class y (n,) on the left and their hidden units on the right, as the frame of a step."""
    hidden_layer, output_layer = model[:2], model[2]
    fig, (left, right) = plt.subplots(1, 2, figsize=(6.6, 3), gridspec_kw={"wspace": 0.25})
    plot_plane(left, model, X, y, ticks=[-1, 0, 1], margin=1)
    plot_plane(right, output_layer, hidden_layer(X), y, ticks=[0, 1], margin=0.1)
    left.set(xlabel="$x_1$", ylabel="$x_2$", title="the points")
    right.set(xlabel="$h_1$", ylabel="$h_2$", title="their hidden units")
    fig.set_label(str(step))
