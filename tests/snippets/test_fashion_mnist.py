import matplotlib.pyplot as plt
import pytest
import torch
import torchvision

from snippets.fashion_mnist import class_names, load_fashion_mnist, prediction_titles, seconds_to_read, show_images


@pytest.mark.parametrize("train", [True, False])
def test_load_fashion_mnist_has_the_shapes_types_and_range_it_promises(train):
    X, y = load_fashion_mnist(train)

    assert X.shape == (len(y), 1, 28, 28) and X.dtype == torch.float32
    assert y.shape == (len(X),) and y.dtype == torch.int64
    assert X.min() == 0 and X.max() == 1


@pytest.mark.parametrize("train", [True, False])
def test_load_fashion_mnist_equals_to_tensor_exactly(train):
    X, y = load_fashion_mnist(train)
    dataset = torchvision.datasets.FashionMNIST("data", train, transform=torchvision.transforms.ToTensor())

    assert len(X) == len(dataset)
    for i in range(0, len(X), 97):
        image, label = dataset[i]
        assert torch.equal(X[i], image) and y[i] == label, f"image {i} differs"


def test_every_class_has_the_same_number_of_images():
    _, y = load_fashion_mnist(train=False)

    assert y.bincount().tolist() == [len(y) // len(class_names)] * len(class_names)


def test_class_names_agree_with_torchvision():
    dataset = torchvision.datasets.FashionMNIST("data", train=False)

    assert [name.split("/")[0] for name in dataset.classes] == class_names


def test_show_images_draws_each_image_unsmoothed_under_its_title():
    X = torch.rand(8, 1, 28, 28)

    show_images(X, [f"title {i}" for i in range(8)], num_cols=3)
    axes = plt.gcf().axes
    plt.close()

    assert len(axes) == 9 and [len(ax.images) for ax in axes] == [1] * 8 + [0]
    for i in range(8):
        assert [text.get_text() for text in axes[i].texts] == [f"title {i}"] and axes[i].images[
            0
        ].get_interpolation() == "none"
        assert torch.equal(torch.from_numpy(axes[i].images[0].get_array().data), X[i, 0])


def test_show_images_draws_the_first_limit_white_and_the_second_black():
    show_images(torch.rand(1, 1, 28, 28), ["title"], limits=(-0.5, 0.5))

    assert plt.gcf().axes[0].images[0].get_clim() == (-0.5, 0.5)


def test_prediction_titles_mark_only_the_wrong_ones():
    assert prediction_titles(torch.tensor([9, 6]), torch.tensor([9, 0])) == ["Ankle boot\n✓", "Shirt\n✗\nT-shirt"]


def test_seconds_to_read_exhausts_the_batches():
    batches = iter([1, 2, 3])

    assert seconds_to_read(batches) > 0
    assert list(batches) == []
