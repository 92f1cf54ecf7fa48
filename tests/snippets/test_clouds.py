import matplotlib.pyplot as plt
import pytest
import torch

from snippets.clouds import gaussian_clouds, linear_classifier, load_clouds, plot_boundaries, plot_clouds
from snippets.plotting import plot_history


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_each_cloud_lies_around_its_center_with_sd_one():
    torch.manual_seed(0)
    centers = torch.tensor([[0.0, 20.0], [-20.0, 0.0]])

    X, y = gaussian_clouds(centers, 20_000)

    for k in range(2):
        torch.testing.assert_close(X[y == k].mean(dim=0), centers[k], atol=0.05, rtol=0)
        torch.testing.assert_close(X[y == k].std(dim=0), torch.ones(2), atol=0.05, rtol=0)


def test_loaders_cover_every_point_once_and_end_with_a_short_batch():
    train_loader, test_loader = load_clouds()

    assert [len(y) for _, y in train_loader] == 9 * [32] + [12]
    assert [len(y) for _, y in test_loader] == 3 * [64] + [8]
    assert {y.dtype for _, y in train_loader} == {torch.int64}


def test_only_the_training_data_is_shuffled():
    train_loader, test_loader = load_clouds()

    assert torch.equal(torch.cat([y for _, y in test_loader]), test_loader.dataset.tensors[1])
    assert not torch.equal(torch.cat([y for _, y in train_loader]), train_loader.dataset.tensors[1])


def test_classifier_starts_by_guessing_among_three():
    scores = linear_classifier()(torch.randn(100, 2))

    torch.testing.assert_close(scores.softmax(dim=1), torch.full((100, 3), 1 / 3), atol=0.05, rtol=0)


def test_plotted_points_are_the_points_of_each_class():
    X, y = torch.tensor([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]), torch.tensor([0, 1, 2, 1])

    lines = plot_clouds(X, y).lines

    assert [line.get_xydata().tolist() for line in lines] == [X[y == k].tolist() for k in range(3)]


def test_boundary_lies_where_two_classes_share_the_largest_score():
    model = linear_classifier()
    with torch.no_grad():
        model.weight.copy_(torch.tensor([[0.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]))
    ax = plot_clouds(torch.tensor([[-3.0, -3.0], [3.0, 3.0]]), torch.tensor([0, 1]))

    plot_boundaries(model, ax)

    points = torch.cat([torch.tensor(path.vertices) for line in ax.collections for path in line.get_paths()])
    best, second = model(points.float()).topk(2).values.T
    assert len(points) > 50
    assert (best - second).max() < 0.2


def test_history_is_drawn_from_epoch_one_with_its_names():
    plot_history([(0.9, 0.5, 0.4), (0.7, 0.6, 0.5), (0.6, 0.7, 0.6)])

    lines = [line for ax in plt.gcf().axes for line in ax.lines]
    assert [line.get_label() for line in lines] == ["training loss", "training accuracy", "test accuracy"]
    assert lines[0].get_xydata().tolist() == [[1, 0.9], [2, 0.7], [3, 0.6]]
    assert len({line.get_linestyle() for line in lines}) == 3
    assert plt.gca().get_xlabel() == "epoch"
