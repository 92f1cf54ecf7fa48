"""The cells of docs/*/experiments/seeds.py, in order, by the names under which the pages include them."""

# --8<-- [start:seeds]
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.mlp import sequential_mlp
from snippets.pipeline import evaluate, train_epoch

images, labels = load_fashion_mnist(train=True)
train_data, test_data = (images[:6000], labels[:6000]), load_fashion_mnist(train=False)
loss_fn = nn.CrossEntropyLoss()


def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def small_mlp():
    return sequential_mlp(num_hiddens=64)


# --8<-- [end:seeds]


# --8<-- [start:five-seeds]
def train_once(make_model, start, order, num_epochs=10):
    torch.manual_seed(start)
    model = make_model()
    torch.manual_seed(1000 + order)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(128, *train_data))
    return evaluate(model, loss_fn, [test_data])[1]


softmax = torch.tensor([train_once(softmax_regression, seed, seed) for seed in range(5)])
mlp = torch.tensor([train_once(small_mlp, seed, seed) for seed in range(5)])
print("seed  softmax  MLP     difference")
for seed in range(5):
    print(f"{seed:4}  {softmax[seed]:.4f}  {mlp[seed]:.4f}  {mlp[seed] - softmax[seed]:+.4f}")
mlp_below = (mlp.reshape(5, 1) < softmax).sum().item()
# --8<-- [end:five-seeds]


# --8<-- [start:error-bars]
def standard_error(values):
    return values.std().item() / math.sqrt(len(values))


gap = (mlp.mean() - softmax.mean()).item()
error = math.hypot(standard_error(softmax), standard_error(mlp))
print(f"softmax    {softmax.mean():.4f}, SD {softmax.std():.4f}, SE {standard_error(softmax):.4f}")
print(f"MLP        {mlp.mean():.4f}, SD {mlp.std():.4f}, SE {standard_error(mlp):.4f}")
print(f"difference {gap:+.4f}, SE {error:.4f}")
# --8<-- [end:error-bars]


# --8<-- [start:error-bars-2]
_, ax = plt.subplots(figsize=(5.5, 3.2), layout="constrained")
for values, style, x, name in [
    (softmax, "o", 5.9, "softmax regression"),
    (mlp, "s", 6.1, "multilayer perceptron"),
]:
    (line,) = ax.plot(range(5), values, style, label=name)
    ax.errorbar(x, values.mean().item(), standard_error(values), fmt=style, color=line.get_color(), capsize=4)
ax.set_xticks([0, 1, 2, 3, 4, 6], ["0", "1", "2", "3", "4", "mean"])
ax.set_xlabel("seed")
ax.set_ylabel("test accuracy")
ax.grid(alpha=0.3)
ax.legend()
plt.show()
# --8<-- [end:error-bars-2]


# --8<-- [start:pairs]
softmax = torch.cat([softmax, torch.tensor([train_once(softmax_regression, k, k) for k in range(5, 15)])])
mlp = torch.cat([mlp, torch.tensor([train_once(small_mlp, k, k) for k in range(5, 15)])])
difference = mlp - softmax
gap = difference.mean().item()
unpaired = math.hypot(standard_error(softmax), standard_error(mlp))
paired = standard_error(difference)
correlation = torch.corrcoef(torch.stack([softmax, mlp]))[0, 1].item()
print(f"difference {gap:+.4f}, SE unpaired {unpaired:.4f}, SE paired {paired:.4f}, correlation {correlation:.2f}")
# --8<-- [end:pairs]


# --8<-- [start:source]
starts = {
    "softmax": torch.tensor([train_once(softmax_regression, start, 0) for start in range(4)]),
    "MLP": torch.tensor([train_once(small_mlp, start, 0) for start in range(4)]),
}
print(f"softmax: SD {softmax.std():.4f} if all changes, {starts['softmax'].std():.4f} if only the start does")
print(f"MLP:     SD {mlp.std():.4f} if all changes, {starts['MLP'].std():.4f} if only the start does")
# --8<-- [end:source]


# --8<-- [start:how-many]
runs_unpaired = math.ceil((2 * math.hypot(softmax.std().item(), mlp.std().item()) / gap) ** 2)
runs_paired = math.ceil((2 * difference.std().item() / gap) ** 2)
torch.manual_seed(0)
sizes = [1, 2, 3, 5, 8, 12, 20, 30]
wrong_unpaired, wrong_paired = [], []
for n in sizes:
    these, others = torch.randint(15, (2, 4000, n))
    wrong_unpaired.append(((mlp[these].mean(dim=1) - softmax[others].mean(dim=1)) * gap < 0).float().mean().item())
    wrong_paired.append((difference[these].mean(dim=1) * gap < 0).float().mean().item())
print(f"by the formula: {runs_unpaired} runs of each model, or {runs_paired} with the same seeds")
# --8<-- [end:how-many]


# --8<-- [start:how-many-2]
_, ax = plt.subplots(figsize=(5.5, 3.2), layout="constrained")
ax.plot(sizes, wrong_unpaired, "--s", label="different seeds")
ax.plot(sizes, wrong_paired, "-o", label="same seeds")
ax.set_xscale("log")
ax.set_xticks(sizes, sizes)
ax.minorticks_off()
ax.set_ylim(bottom=0)
ax.set_xlabel("number of runs of each model")
ax.set_ylabel("share of wrong rankings")
ax.grid(alpha=0.3)
ax.legend()
plt.show()
# --8<-- [end:how-many-2]


# --8<-- [start:best-run]
torch.manual_seed(0)
draws = torch.rand(4000, 15).argsort(dim=1)[:, :5]
best_softmax, best_mlp = (values[draws].amax(dim=1).mean().item() for values in (softmax, mlp))
print(f"softmax: best of five {best_softmax:.4f}, mean {softmax.mean():.4f}")
print(f"MLP:     best of five {best_mlp:.4f}, mean {mlp.mean():.4f}")
# --8<-- [end:best-run]


# --8<-- [start:test-images]
p, N = mlp.mean().item(), len(test_data[1])
test_error = math.sqrt(p * (1 - p) / N)
print(f"{N} test images: {p:.4f} ± {test_error:.4f}")
# --8<-- [end:test-images]
