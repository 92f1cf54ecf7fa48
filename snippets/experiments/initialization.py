"""The cells of docs/*/experiments/initialization.py, in order, by the names under which the pages include them."""

# --8<-- [start:initialization]
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.mlp import init_weights, sequential_mlp
from snippets.pipeline import evaluate, train_epoch

images, labels = load_fashion_mnist(train=True)
train_data = images[:6000], labels[:6000]
loss_fn = nn.CrossEntropyLoss()
# --8<-- [end:initialization]


# --8<-- [start:starts]
def fill(weight):
    def start(module):
        if isinstance(module, nn.Linear):
            nn.init.constant_(module.weight, weight)
            nn.init.zeros_(module.bias)

    return start


def standard_normal(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight)
        nn.init.zeros_(module.bias)


starts = {
    "zeros": fill(0.0),
    "constant": fill(0.01),
    "N(0, 0.01²)": init_weights,
    "N(0, 1)": standard_normal,
    "PyTorch default": lambda module: None,
}
# --8<-- [end:starts]


# --8<-- [start:starts-2]
def train_from(start, seed=0, num_epochs=10):
    torch.manual_seed(seed)
    model = sequential_mlp().apply(start)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    torch.manual_seed(seed)
    losses = [evaluate(model, loss_fn, [train_data])[0]]
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(256, *train_data))
        losses.append(evaluate(model, loss_fn, [train_data])[0])
    return model, losses


runs = {name: train_from(start) for name, start in starts.items()}
losses = {name: run[1] for name, run in runs.items()}
for name in runs:
    print(f"{name:>15}: loss {losses[name][0]:7.3f} -> {losses[name][-1]:.3f}")
# --8<-- [end:starts-2]


# --8<-- [start:starts-3]
_, ax = plt.subplots(figsize=(6, 3.6), layout="constrained")
for (name, values), style in zip(losses.items(), ["-o", "--s", "-.^", ":v", "-d"]):
    ax.plot(values, style, label=name, markersize=4)
ax.set_yscale("log")
ax.set_ylim(0.4, 20)
ax.set_xlabel("epoch")
ax.set_ylabel("training loss")
ax.grid(alpha=0.3)
ax.legend()
plt.show()
# --8<-- [end:starts-3]


# --8<-- [start:zeros]
model = sequential_mlp().apply(starts["zeros"])
loss_fn(model(train_data[0]), train_data[1]).backward()
{name: param.grad.abs().max().item() for name, param in model.named_parameters()}
# --8<-- [end:zeros]


# --8<-- [start:symmetry]
weight = runs["constant"][0][1].weight.detach()
spread = (weight - weight[0]).abs().max().item()
rank = torch.linalg.matrix_rank(weight).item()
spread, rank, weight[0].std().item()
# --8<-- [end:symmetry]


# --8<-- [start:scale]
def sizes(start):
    torch.manual_seed(0)
    model = sequential_mlp().apply(start)
    with torch.no_grad():
        hidden = model[:3](train_data[0])
        scores = model[3](hidden)
    return model[1].weight.std().item(), hidden.std().item(), scores.std().item()


def epochs_to(target, values):
    return next(epoch for epoch, loss in enumerate(values) if loss < target)


small, wide, default = (sizes(starts[name]) for name in ["N(0, 0.01²)", "N(0, 1)", "PyTorch default"])
small_epochs = epochs_to(1.0, losses["N(0, 0.01²)"])
default_epochs = epochs_to(1.0, losses["PyTorch default"])
# --8<-- [end:scale]


# --8<-- [start:bias]
def weight_only(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=0.01)


zero_bias = [train_from(init_weights, seed, num_epochs=5)[1][-1] for seed in range(3)]
random_bias = [train_from(weight_only, seed, num_epochs=5)[1][-1] for seed in range(3)]
for seed in range(3):
    print(f"seed {seed}: zero bias {zero_bias[seed]:.3f}, random bias {random_bias[seed]:.3f}")

gap = max(abs(a - b) for a, b in zip(zero_bias, random_bias))
# --8<-- [end:bias]
