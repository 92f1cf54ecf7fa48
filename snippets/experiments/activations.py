"""The cells of docs/*/experiments/activations.py, in order, by the names under which the pages include them."""

# --8<-- [start:activations]
import math

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.nonlinearity import value_and_derivative
from snippets.pipeline import evaluate, train_epoch

images, labels = load_fashion_mnist(train=True)
train_data = images[:3000].flatten(1), labels[:3000]  # (3000, 784), (3000,)
loss_fn = nn.CrossEntropyLoss()
functions = {"none": nn.Identity, "tanh": nn.Tanh, "ReLU": nn.ReLU, "GELU": nn.GELU, "sigmoid": nn.Sigmoid}
# --8<-- [end:activations]


# --8<-- [start:rates]
def network(name, depth):
    layers = []
    for k in range(depth):
        layers += [nn.Linear(64 if k else 784, 64), functions[name]()]
    return nn.Sequential(*layers, nn.Linear(64, 10))


def train(model, lr, num_epochs=5):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(128, *train_data))
    loss, _ = evaluate(model, loss_fn, [train_data])
    return loss if math.isfinite(loss) else math.inf


rates, depths = [0.1, 0.3, 1.0, 3.0], [1, 3, 5]
losses, models = {}, {}
for depth in depths:
    for name in functions:
        for lr in rates:
            torch.manual_seed(0)
            models[name, depth, lr] = network(name, depth)
            losses[name, depth, lr] = train(models[name, depth, lr], lr)

best = {(name, depth): min((losses[name, depth, lr], lr) for lr in rates) for name in functions for depth in depths}
# --8<-- [end:rates]


# --8<-- [start:rates-2]
_, axes = plt.subplots(1, 3, figsize=(8, 3), sharey=True, layout="constrained")
for ax, depth in zip(axes, depths):
    for name, style in zip(functions, ["-o", "--s", "-.^", ":v", "-d"]):
        values = [losses[name, depth, lr] for lr in rates]
        ax.plot(rates, [min(value, 9) for value in values], style, label=name, markersize=4)
    ax.set_xscale("log")
    ax.set_xticks(rates, rates)
    ax.minorticks_off()
    ax.set_ylim(0.4, 3)
    ax.set_xlabel("learning rate")
    ax.set_title(f"{depth} hidden layer" + "s" * (depth > 1))
    ax.grid(alpha=0.3)
axes[0].set_ylabel("training loss")
axes[0].legend(fontsize=8)
plt.show()
# --8<-- [end:rates-2]


# --8<-- [start:factor]
def gradient_sizes(model):
    hidden, outputs = train_data[0][:256], []
    for layer in model:
        hidden = layer(hidden)
        if isinstance(layer, nn.Linear):
            hidden.retain_grad()
            outputs.append(hidden)
    loss_fn(hidden, train_data[1][:256]).backward()
    slopes = [value_and_derivative(model[1], z.detach())[1] for z in outputs[:-1]]
    predicted = [slope.square().mean().sqrt() / math.sqrt(3) for slope in slopes]
    return torch.tensor([z.grad.norm() for z in outputs]), torch.tensor(predicted)


sizes, measured, predicted = {}, {}, {}
for name in functions:
    results = []
    for seed in range(10):
        torch.manual_seed(seed)
        results.append(gradient_sizes(network(name, 5)))
    sizes[name] = torch.stack([lengths for lengths, _ in results]).log().mean(dim=0).exp()  # (6,)
    measured[name] = ((sizes[name][0] / sizes[name][-1]) ** (1 / 5)).item()
    predicted[name] = torch.stack([factors for _, factors in results]).log().mean().exp().item()
    print(f"{name:>8}: measured {measured[name]:.3f}, predicted {predicted[name]:.3f}")
# --8<-- [end:factor]


# --8<-- [start:factor-2]
_, ax = plt.subplots(figsize=(5, 3.2), layout="constrained")
for name, style in zip(functions, ["-o", "--s", "-.^", ":v", "-d"]):
    ax.plot(range(1, 6), sizes[name][:5] / sizes[name][5], style, label=name, markersize=4)
ax.set_yscale("log")
ax.minorticks_off()
ax.set_xticks(range(1, 6))
ax.set_xlabel("hidden layer")
ax.set_ylabel("size of the gradient")
ax.grid(alpha=0.3)
ax.legend(fontsize=8)
plt.show()
# --8<-- [end:factor-2]


# --8<-- [start:start]
def rescaled(name):
    model = network(name, 5)
    with torch.no_grad():
        for layer in model[2::2]:
            layer.weight /= predicted[name]
    return model


again = {}
for name in functions:
    again[name] = math.inf, 0.0
    for lr in [0.03, 0.1, 0.3]:
        torch.manual_seed(0)
        again[name] = min(again[name], (train(rescaled(name), lr), lr))
    print(f"{name:>8}: best loss {best[name, 5][0]:.2f} -> {again[name][0]:.2f} at learning rate {again[name][1]}")
# --8<-- [end:start]


# --8<-- [start:dead]
def dead_share(model):
    with torch.no_grad():
        z = model[0](train_data[0])  # (3000, 64)
    slopes = value_and_derivative(model[1], z)[1]
    return (slopes.abs() < 0.01).all(dim=0).float().mean().item()


dead = {(name, lr): dead_share(models[name, 1, lr]) for name in functions for lr in rates[:3]}
for name in functions:
    print(f"{name:>8}: " + ", ".join(f"{dead[name, lr]:4.0%} at {lr}" for lr in rates[:3]))
# --8<-- [end:dead]
