import matplotlib.pyplot as plt
import torch
from torch.nn import functional as F

from snippets.first_layer import plot_first_layers, similarity, tiles


def test_each_tile_is_a_row_of_the_weights():
    weights = torch.randn(10, 784)
    picture = tiles(weights)

    assert picture.shape == (56, 140)
    for k in range(10):
        top, left = 28 * (k // 5), 28 * (k % 5)
        assert torch.equal(picture[top : top + 28, left : left + 28], weights[k].reshape(28, 28))


def test_a_frame_shows_each_layer_in_colours_up_to_its_limit():
    layers = {"a": torch.randn(10, 784), "b": torch.randn(10, 784)}
    plot_first_layers(layers, [0.5, 0.25], "3")

    assert plt.gcf().get_label() == "3" and [ax.get_title() for ax in plt.gcf().axes] == ["a", "b"]
    for ax, limit, weights in zip(plt.gcf().axes, [0.5, 0.25], layers.values(), strict=True):
        assert torch.equal(torch.tensor(ax.images[0].get_array().data), tiles(weights))
        assert ax.images[0].get_clim() == (-limit, limit)


def test_similarity_is_that_of_the_closest_template():
    weights, templates = torch.randn(6, 784), torch.randn(3, 784)
    pairs = [[abs(F.cosine_similarity(w, t, dim=0).item()) for t in templates] for w in weights]

    torch.testing.assert_close(similarity(weights, templates), torch.tensor([max(row) for row in pairs]))
