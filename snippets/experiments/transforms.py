"""The cells of docs/*/experiments/transforms.py, in order, by the names under which the pages include them."""

# --8<-- [start:transforms]
import time

import matplotlib.pyplot as plt
import torch
import torchvision
from torch import nn
from torchvision import transforms
from torchvision.transforms import v2

from snippets.fashion_mnist import class_names, load_fashion_mnist, show_images
from snippets.linear_regression import data_iter
from snippets.mlp import sequential_mlp
from snippets.pipeline import evaluate, train_epoch

images, labels = load_fashion_mnist(train=True)
X, y = images[:6000], labels[:6000]
X_test, y_test = load_fashion_mnist(train=False)
loss_fn = nn.CrossEntropyLoss()
# --8<-- [end:transforms]


# --8<-- [start:same-numbers]
old = transforms.Compose([transforms.ToTensor(), transforms.Normalize([0.286], [0.353])])
new = v2.Compose([v2.ToImage(), v2.ToDtype(torch.float32, scale=True), v2.Normalize([0.286], [0.353])])
dataset = torchvision.datasets.FashionMNIST(root="data", train=True, download=True)
pictures = [dataset[i][0] for i in range(2000)]
most_apart = max((old(picture) - new(picture)).abs().max().item() for picture in pictures[:100])
print(f"{'to tensor, Normalize':20} {most_apart:.1e}")

recipes = {
    "Resize": lambda module: module.Resize(14),
    "RandomHorizontalFlip": lambda module: module.RandomHorizontalFlip(),
    "RandomCrop": lambda module: module.RandomCrop(28, padding=4),
    "RandomRotation": lambda module: module.RandomRotation(10),
}


def transform_each(transform):
    torch.manual_seed(0)
    return torch.stack([transform(image) for image in X[:100]])


for name, make in recipes.items():
    difference = (transform_each(make(transforms)) - transform_each(make(v2))).abs().max().item()
    most_apart = max(most_apart, difference)
    print(f"{name:20} {difference:.1e}")

bytes_of = dataset.data[:100].unsqueeze(1)  # RandAugment takes integers from 0 to 255
augmented = []
for module in (transforms, v2):
    torch.manual_seed(0)
    augmented.append(torch.stack([module.RandAugment()(image) for image in bytes_of]).int())
different = (augmented[0] != augmented[1]).flatten(1).any(dim=1).sum().item()
print(f"RandAugment changes {different} of 100 images differently")
# --8<-- [end:same-numbers]


# --8<-- [start:speed]
batch = dataset.data[:2000].unsqueeze(1)


def microseconds_per_image(work):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1e6 * min(times) / len(batch)


print(f"v1, one by one  {microseconds_per_image(lambda: [old(picture) for picture in pictures]):6.1f} µs an image")
print(f"v2, one by one  {microseconds_per_image(lambda: [new(picture) for picture in pictures]):6.1f} µs an image")
print(f"v2, whole batch {microseconds_per_image(lambda: new(batch)):6.1f} µs an image")
# --8<-- [end:speed]


# --8<-- [start:speed-2]
old(batch)
# --8<-- [end:speed-2]


# --8<-- [start:one-coin]
def flip_each(X):
    coins = torch.rand(len(X), 1, 1, 1) < 0.5
    return torch.where(coins, X.flip(-1), X)


def count_flipped(flip):
    torch.manual_seed(0)
    batches = X[: 6 * 256].split(256)
    return [(flip(batch) != batch).flatten(1).any(dim=1).sum().item() for batch in batches]


print("RandomHorizontalFlip:", count_flipped(v2.RandomHorizontalFlip()))
print("flip_each:           ", count_flipped(flip_each))
# --8<-- [end:one-coin]


# --8<-- [start:normalize]
mean, std = X.mean(), X.std()
torch.manual_seed(0)
layer, other = nn.Linear(784, 10), nn.Linear(784, 10)
with torch.no_grad():
    other.weight.copy_(layer.weight / std)
    other.bias.copy_(layer.bias - mean / std * layer.weight.sum(dim=1))
    on_normalised, on_pixels = layer(((X - mean) / std).flatten(1)), other(X.flatten(1))
torch.allclose(on_normalised, on_pixels, atol=1e-4)
# --8<-- [end:normalize]


# --8<-- [start:normalize-2]
def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def small_mlp():
    return sequential_mlp(num_hiddens=64)


def train_on(inputs, make_model, lr, num_epochs=5, augment=None):
    torch.manual_seed(0)
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        batches = data_iter(256, inputs, y)
        if augment:
            batches = ((augment(X), y) for X, y in batches)
        train_epoch(model, loss_fn, optimizer, batches)
    return model


def final_loss(inputs, make_model, lr):
    return evaluate(train_on(inputs, make_model, lr), loss_fn, [(inputs, y)])[0]


variants = {"x": X, "x - mean": X - mean, "x / std": X / std, "(x - mean) / std": (X - mean) / std}
table = {}
print("input            largest eigenvalue  its share  softmax loss  MLP loss")
for name, inputs in variants.items():
    rows = inputs.flatten(1)
    eigenvalues = torch.linalg.eigvalsh(rows.T @ rows / len(rows))
    largest, share = eigenvalues[-1].item(), (eigenvalues[-1] / eigenvalues.sum()).item()
    table[name] = largest, share, final_loss(inputs, softmax_regression, 0.03), final_loss(inputs, small_mlp, 0.03)
    print(f"{name:16} {largest:18.0f} {share:10.0%} {table[name][2]:13.3f} {table[name][3]:9.3f}")
# --8<-- [end:normalize-2]


# --8<-- [start:normalize-3]
rates = [0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
inputs = {"pixels from 0 to 1": X, "normalised": variants["(x - mean) / std"]}
models = {"softmax regression": softmax_regression, "multilayer perceptron": small_mlp}
losses = {
    (title, name): [final_loss(values, make, lr) for lr in rates]
    for title, make in models.items()
    for name, values in inputs.items()
}
best = {key: rates[min(range(len(rates)), key=values.__getitem__)] for key, values in losses.items()}
# --8<-- [end:normalize-3]


# --8<-- [start:normalize-4]
_, axes = plt.subplots(1, 2, figsize=(7.5, 3.2), layout="constrained")
for ax, title in zip(axes, models):
    for name, style in zip(inputs, ["-o", "--s"]):
        ax.plot(rates, losses[title, name], style, label=name, markersize=4)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_yticks([0.5, 1, 2], ["0.5", "1", "2"])
    ax.minorticks_off()
    ax.set_title(title)
    ax.set_xlabel("learning rate")
    ax.grid(alpha=0.3)
axes[0].set_ylabel("training loss")
axes[1].legend()
plt.show()
# --8<-- [end:normalize-4]


# --8<-- [start:flips]
means = torch.stack([X[y == k].mean(dim=0) for k in range(10)])
asymmetry = (means - means.flip(-1)).flatten(1).norm(dim=1) / means.flatten(1).norm(dim=1)
for k in asymmetry.argsort(descending=True).tolist():
    print(f"{class_names[k]:11} {asymmetry[k]:.2f}")
chosen = [3, 7, 9]
pairs = torch.cat([means[chosen], means[chosen].flip(-1)])
show_images(pairs, [class_names[k] for k in chosen] + ["mirrored"] * 3, num_cols=3)
plt.show()
# --8<-- [end:flips]


# --8<-- [start:flips-2]
plain = train_on(X, small_mlp, 0.1, num_epochs=15)
flipped = train_on(X, small_mlp, 0.1, num_epochs=15, augment=flip_each)
is_shoe = torch.isin(y_test, torch.tensor([5, 7, 9]))


def accuracies(model):
    parts = [(X[mask], y_test[mask]) for X in (X_test, X_test.flip(-1)) for mask in (~is_shoe, is_shoe)]
    return [evaluate(model, loss_fn, [part])[1] for part in parts]


without, with_flips = accuracies(plain), accuracies(flipped)
print("               clothes and bags   shoes   clothes and bags, mirrored   shoes, mirrored")
for name, (a, b, c, d) in [("without flips", without), ("with flips", with_flips)]:
    print(f"{name:14} {a:16.1%} {b:7.1%} {c:28.1%} {d:17.1%}")
# --8<-- [end:flips-2]
