"""Fashion-MNIST: 28 x 28 grey images of clothes in ten classes."""

import time

import matplotlib.pyplot as plt
import torchvision

class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def load_fashion_mnist(train):
    """Return all images, float32 (n, 1, 28, 28) in [0, 1], and their labels, int64 (n,)."""
    dataset = torchvision.datasets.FashionMNIST(root="data", train=train, download=True)
    return dataset.data.unsqueeze(1) / 255, dataset.targets


def seconds_to_read(batches):
    """Return the seconds that one pass over batches takes."""
    start = time.perf_counter()
    for _ in batches:
        pass
    return time.perf_counter() - start


def show_images(images, titles, num_cols=6, limits=(0, 1), cmap="gray_r"):
    """Draw images (n, 1, 28, 28) under their titles; limits are the ends of the colours."""
    num_rows = -(-len(images) // num_cols)
    height = 1.3 + 0.2 * max(title.count("\n") + 1 for title in titles)
    _, axes = plt.subplots(num_rows, num_cols, figsize=(1.2 * num_cols, height * num_rows), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for ax, image, title in zip(axes.flat, images, titles):
        ax.imshow(image.squeeze().numpy(), cmap=cmap, vmin=limits[0], vmax=limits[1], interpolation="none")
        for k, line in enumerate(reversed(title.split("\n"))):  # each centred by itself, upwards from the image
            ax.annotate(line, (0.5, 1), (0, 4 + 12 * k), "axes fraction", "offset points", ha="center", fontsize=9)
    plt.tight_layout()


def prediction_titles(y, predicted):
    """Return a title per image: its class and a tick, or a cross and the wrong class."""
    titles = []
    for true, guess in zip(y, predicted):
        mark = "✓" if true == guess else f"✗\n{class_names[guess]}"
        titles.append(f"{class_names[true]}\n{mark}")
    return titles
