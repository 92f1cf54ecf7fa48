# ---
# title: What transforms change
# description: Do v1 and v2 transforms give the same numbers, and which is faster? What does Normalize do to training? And why do random flips matter for shoes only?
# ---

# %% [markdown]
# # What transforms change {#transforms}
#
# In the lesson on [data](../data.md#transforms) a transform was just the step from picture to tensor. Here are three questions. Does v2 change the numbers, and is it faster? What is different in training after [normalisation](../data.md#normalize)? And since a mirrored garment is still a garment: does a model get better if training images are flipped at random? Guess an answer to each.

# %%
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

# %% [markdown]
# ## v1 and v2: the same numbers? {#same-numbers}
#
# For the step to a tensor, [all 256 pixel values were compared](../data.md#transforms): one rounding at most. And with normalisation on top? Resizing? Random transforms, always from the same seed? Applied to the same 100 images, how far apart are v1 and v2?

# %%
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

# %% [markdown]
# Up to `RandomRotation` the largest difference is `{python} f"{most_apart:.0e}"`, mere rounding; even the random ones use the same random numbers. `RandAugment` is another matter, and so are its relatives `AutoAugment`, `TrivialAugmentWide` and `AugMix`: they first choose at random what to do, and the same seed does not lead v1 and v2 to the same choice. So after changing from v1 to v2, results can be compared number by number only if none of these four is used.
#
# ## Speed: one by one, or the whole batch {#speed}
#
# The same 2000 images, from integers between 0 and 255 to normalised floats. First one by one, as a `Dataset` does it, then all at once. Three passes each, of which the fastest counts (the times depend on the machine):

# %% tags=["timing"]
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

# %% [markdown]
# An image of 28 × 28 is so small that computing its 784 numbers takes little; the time goes into preparing each call: checking types, choosing an implementation. v2 handles more kinds of input, so it has more to check. On a whole batch this is done once. The `ToTensor` of v1 does not take a batch of tensors:

# %% raises="TypeError"
old(batch)

# %% [markdown]
# ## One batch, one coin {#one-coin}
#
# Random transforms on a whole batch hide a trap, though. Give six minibatches of 256 images to `RandomHorizontalFlip`. How many images of each are flipped?


# %%
def flip_each(X):
    coins = torch.rand(len(X), 1, 1, 1) < 0.5
    return torch.where(coins, X.flip(-1), X)


def count_flipped(flip):
    torch.manual_seed(0)
    batches = X[: 6 * 256].split(256)
    return [(flip(batch) != batch).flatten(1).any(dim=1).sum().item() for batch in batches]


print("RandomHorizontalFlip:", count_flipped(v2.RandomHorizontalFlip()))
print("flip_each:           ", count_flipped(flip_each))

# %% [markdown]
# It tosses one coin per call: the whole batch is flipped, or none of it. For one coin per image do as `flip_each` does: toss 256 at once and choose with `torch.where`, again without a loop. The rest of this page uses it.
#
# ## Normalize: other coordinates, the same model {#normalize}
#
# Normalisation replaces $x$ by $x' = (x - \mu)/\sigma$. To a linear layer this is only a change of coordinates:
#
# $$
# \mathbf w^\top \mathbf x' + b = \Bigl(\frac{\mathbf w}{\sigma}\Bigr)^{\!\top} \mathbf x + \Bigl(b - \frac{\mu}{\sigma} \sum_j w_j\Bigr)
# $$
#
# So the same functions can be represented before and after. Check it with a random linear layer:

# %%
mean, std = X.mean(), X.std()
torch.manual_seed(0)
layer, other = nn.Linear(784, 10), nn.Linear(784, 10)
with torch.no_grad():
    other.weight.copy_(layer.weight / std)
    other.bias.copy_(layer.bias - mean / std * layer.weight.sum(dim=1))
    on_normalised, on_pixels = layer(((X - mean) / std).flatten(1)), other(X.flatten(1))
torch.allclose(on_normalised, on_pixels, atol=1e-4)

# %% [markdown]
# They can represent the same, but they don't learn the same: the speed of gradient descent depends on the coordinates. In [the experiment on learning rates](learning-rates.py#linear-regression) it was governed by the eigenvalues of $\mathbf X^\top \mathbf X / n$; use them here to measure the inputs. Normalisation has two halves, subtracting $\mu$ and dividing by $\sigma$. What does each do? Four inputs, five epochs each with a learning rate of 0.03:


# %%
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

# %% [markdown]
# - **Dividing by $\sigma$** makes every eigenvalue $1/\sigma^2$ times as large, about `{python} f"{1 / std.item() ** 2:.0f}"` times: for the weights of softmax regression it works like a larger learning rate. It does not change the proportions between directions.
# - **Subtracting $\mu$** changes just these proportions. No pixel is negative, so the one "mean direction" that all images share takes `{python} f"{table['x'][1]:.0%}"` of the total; afterwards the largest takes `{python} f"{table['x - mean'][1]:.0%}"`. The largest eigenvalue limits the learning rate, and the small ones decide how many steps it takes; the closer together they are, the faster the training.
#
# Then does normalisation still help once the learning rate is well chosen? Try from 0.003 to 1:

# %%
rates = [0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
inputs = {"pixels from 0 to 1": X, "normalised": variants["(x - mean) / std"]}
models = {"softmax regression": softmax_regression, "multilayer perceptron": small_mlp}
losses = {
    (title, name): [final_loss(values, make, lr) for lr in rates]
    for title, make in models.items()
    for name, values in inputs.items()
}
best = {key: rates[min(range(len(rates)), key=values.__getitem__)] for key, values in losses.items()}

# %% alt="Two plots, softmax regression on the left and the multilayer perceptron on the right: training loss after five epochs over the learning rate, both logarithmic. At small learning rates the normalised inputs have a much lower loss; at large ones the curves meet or cross."
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

# %% [markdown]
# In this run the learning rate with the lowest loss was `{python} f"{best['softmax regression', 'pixels from 0 to 1']:g}"` on pixels and `{python} f"{best['softmax regression', 'normalised']:g}"` on normalised inputs for softmax regression, `{python} f"{best['multilayer perceptron', 'pixels from 0 to 1']:g}"` and `{python} f"{best['multilayer perceptron', 'normalised']:g}"` for the multilayer perceptron. With other seeds it may be a step away; in five seeds, normalised inputs never needed a larger one. The lowest losses themselves are `{python} f"{min(losses['softmax regression', 'pixels from 0 to 1']):.2f}"` and `{python} f"{min(losses['softmax regression', 'normalised']):.2f}"` for the former, `{python} f"{min(losses['multilayer perceptron', 'pixels from 0 to 1']):.2f}"` and `{python} f"{min(losses['multilayer perceptron', 'normalised']):.2f}"` for the latter. Normalisation helps most clearly at small learning rates: at 0.01 softmax regression has a loss of `{python} f"{losses['softmax regression', 'pixels from 0 to 1'][1]:.2f}"` against `{python} f"{losses['softmax regression', 'normalised'][1]:.2f}"`. With five seeds and both models, it was so at every learning rate up to 0.03. So choose the learning rate again after adding or removing normalisation; a comparison at one learning rate mostly compares learning rates.
#
# ## Random flips: all shoes point left {#flips}
#
# Changing training images at random, so that a model sees more variety, is called data augmentation. For garments, mirroring seems natural. But look at the data first: how far is the mean image of each class from its mirror image?

# %% alt="In the upper row the mean images of dresses, sneakers and ankle boots, in the lower row their mirror images. The two of the dress are nearly the same; the shoes point left in the mean image and right in its mirror image."
means = torch.stack([X[y == k].mean(dim=0) for k in range(10)])
asymmetry = (means - means.flip(-1)).flatten(1).norm(dim=1) / means.flatten(1).norm(dim=1)
for k in asymmetry.argsort(descending=True).tolist():
    print(f"{class_names[k]:11} {asymmetry[k]:.2f}")
chosen = [3, 7, 9]
pairs = torch.cat([means[chosen], means[chosen].flip(-1)])
show_images(pairs, [class_names[k] for k in chosen] + ["mirrored"] * 3, num_cols=3)
plt.show()

# %% [markdown]
# The three kinds of shoes come first: in these product photographs the toes point left. Clothes are nearly symmetric to begin with. So we can expect that flips add little for clothes, but for shoes they add views that are not in the training set. Train two multilayer perceptrons, one with flips and one without, and evaluate both on the test set and on its mirror image:

# %%
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

# %% [markdown]
# Without flips, the accuracy on shoes falls from `{python} f"{without[1]:.0%}"` to `{python} f"{without[3]:.0%}"` on their mirror images: what the model learnt is "a shoe that points left". With flips it is `{python} f"{with_flips[1]:.0%}"` and `{python} f"{with_flips[3]:.0%}"`. In this test set the shoes point left, so its accuracy does not show the benefit, and the model even has to learn what the test never asks. (Don't make much of a few points between the two rows: [a single run varies that much](seeds.py#five-seeds). The mirrored shoes differ by far more.) Whether to flip depends on what the model will meet later, not on whether an image can be flipped.
#
# ## In one sentence {#answer}
#
# > v1 and v2 differ by `{python} f"{most_apart:.0e}"` at most, except in transforms such as `RandAugment`, which choose at random what to do; normalisation makes the model no larger, but dividing by $\sigma$ works like a larger learning rate and subtracting $\mu$ brings the share of the largest eigenvalue from `{python} f"{table['x'][1]:.0%}"` to `{python} f"{table['(x - mean) / std'][1]:.0%}"`, so that small learning rates are enough; random flips raise the accuracy on mirrored shoes from `{python} f"{without[3]:.0%}"` to `{python} f"{with_flips[3]:.0%}"`, which the original test set cannot see.
#
# ## Your turn {#questions}
#
# 1. Repeat the flips with softmax regression. Does a linear model pay more or less for knowing shoes from both sides?
# 2. Replace `flip_each` by `v2.RandomHorizontalFlip()`, with one coin for the whole batch. After 15 epochs, is the accuracy on mirrored shoes still the same?
# 3. Normalise pixel by pixel: each of the 784 positions with its own mean and standard deviation. Some positions are nearly always 0; what goes wrong?
# 4. Use the $\mu$ and $\sigma$ of the test set for the test set. How much does the accuracy change, and why should you still not do it?
