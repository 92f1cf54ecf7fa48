"""The cells of docs/*/experiments/learning-rates.py, in order, by the names under which the pages include them."""

# --8<-- [start:learning-rates]
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter, linreg, squared_loss, synthetic_data
from snippets.mlp import init_weights, sequential_mlp
from snippets.pipeline import evaluate, train_epoch

# --8<-- [end:learning-rates]


# --8<-- [start:linear-regression]
torch.manual_seed(0)
X, y = synthetic_data(torch.tensor([2.0, -3.4]), 4.2, 1000)
X_one = torch.cat([X, torch.ones(len(X), 1)], dim=1)
limit = 2 / torch.linalg.eigvalsh(X_one.T @ X_one / len(X)).max().item()
limit
# --8<-- [end:linear-regression]


# --8<-- [start:linear-regression-2]
def loss_after_descent(lr, num_steps=200):
    w, b = torch.zeros(2, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=lr)
    for _ in range(num_steps):
        loss = squared_loss(linreg(X, w, b), y).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return squared_loss(linreg(X, w, b), y).mean().item()


for ratio in [0.5, 0.9, 0.99, 1.01, 1.1, 2.0]:
    print(f"{ratio:4.2f} x limit: loss {loss_after_descent(ratio * limit):.3g}")
# --8<-- [end:linear-regression-2]


# --8<-- [start:classification]
images, labels = load_fashion_mnist(train=True)
train_data = images[:6000], labels[:6000]
loss_fn = nn.CrossEntropyLoss()


def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def train_with(lr, make_model, num_epochs=5):
    torch.manual_seed(0)
    model = make_model().apply(init_weights)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(256, *train_data))
    return model


# --8<-- [end:classification]


# --8<-- [start:classification-2]
rates = [10 ** (k / 3) for k in range(-6, 7)]
linear_models = [train_with(lr, softmax_regression) for lr in rates]
softmax_results = [evaluate(model, loss_fn, [train_data]) for model in linear_models]
mlps = [train_with(lr, sequential_mlp) for lr in rates]
mlp_results = [evaluate(model, loss_fn, [train_data]) for model in mlps]
best_softmax = min(range(len(rates)), key=lambda i: softmax_results[i][0])
best_mlp = min(range(len(rates)), key=lambda i: mlp_results[i][0])
# --8<-- [end:classification-2]


# --8<-- [start:classification-3]
_, axes = plt.subplots(1, 2, figsize=(7.5, 3.2), layout="constrained")
for ax, values in zip(axes, zip(*softmax_results)):
    ax.plot(rates, values, "-o", label="softmax regression", markersize=4)
for ax, values in zip(axes, zip(*mlp_results)):
    ax.plot(rates, values, "--s", label="multilayer perceptron", markersize=4)
axes[0].set_yscale("log")
for ax, name in zip(axes, ["training loss", "training accuracy"]):
    ax.set_xscale("log")
    ax.minorticks_off()
    ax.set_xlabel("learning rate")
    ax.set_title(name)
    ax.grid(alpha=0.3)
axes[1].set_ylim(0, 1)
axes[0].legend()
plt.show()
# --8<-- [end:classification-3]


# --8<-- [start:dead-units]
def dead_share(model):
    with torch.no_grad():
        hidden = model[:3](train_data[0])
    return (hidden == 0).all(dim=0).float().mean().item()


dead = [dead_share(model) for model in mlps]
for lr, share in zip(rates[::3], dead[::3]):
    print(f"learning rate {lr:6.2f}: {share:4.0%} dead")
# --8<-- [end:dead-units]
