import matplotlib.pyplot as plt
import pytest
import torch
from torch import nn

from snippets.hidden_plane import plot_plane, plot_planes, xor_clusters


def test_clusters_lie_around_the_corners_and_signs_give_the_class():
    torch.manual_seed(0)
    X, y = xor_clusters(400)

    assert X.shape == (400, 2) and y.bincount().tolist() == [200, 200]
    torch.testing.assert_close(X[2::4].mean(dim=0), torch.tensor([-1.0, 1.0]), atol=0.1, rtol=0)
    assert ((X[:, 0] * X[:, 1] < 0).long() == y).float().mean() > 0.99  # four standard deviations to the axes


def test_the_plane_is_shaded_where_class_1_leads():
    _, ax = plt.subplots()
    plot_plane(
        ax, lambda X: torch.stack([0 * X[:, 1], X[:, 1] - 0.5], dim=1), torch.zeros(2, 2), torch.arange(2), [0, 1], 0.2
    )

    (shade,) = [path for collection in ax.collections for path in collection.get_paths()]
    assert shade.vertices[:, 1].min() == pytest.approx(0.5) and shade.vertices[:, 1].max() == pytest.approx(1.2)


def test_both_planes_show_what_the_model_computes():
    torch.manual_seed(0)
    X, y = xor_clusters(8)
    model = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 2))

    plot_planes(model, X, y, 30)
    left, right = plt.gcf().axes
    hidden = 1 / (1 + torch.exp(-(X @ model[0].weight.T + model[0].bias)))  # (8, 2), by the formula

    assert plt.gcf().get_label() == "30"
    for ax, points in ((left, X), (right, hidden)):
        for k, line in enumerate(ax.lines):
            torch.testing.assert_close(torch.tensor(line.get_xydata()).float(), points[y == k].detach())
