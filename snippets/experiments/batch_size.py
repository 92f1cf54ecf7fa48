"""The cells of docs/*/experiments/batch-size.py, in order, by the names under which the pages include them."""

# --8<-- [start:batch-size]
import math
import time

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.mlp import sequential_mlp
from snippets.pipeline import evaluate, train_epoch

images, labels = load_fashion_mnist(train=True)
X, y = images[:6000].flatten(1), labels[:6000]  # (6000, 784), (6000,)
loss_fn = nn.CrossEntropyLoss()
# --8<-- [end:batch-size]


# --8<-- [start:noise]
def gradient(model, X, y):
    model.zero_grad()
    loss_fn(model(X), y).backward()
    return torch.cat([param.grad.flatten() for param in model.parameters()])


torch.manual_seed(0)
model = nn.Linear(784, 10)
full = gradient(model, X, y)
with torch.no_grad():
    errors = model(X).softmax(dim=1) - nn.functional.one_hot(y, 10)
    squares = errors.square().sum(dim=1) * (X.square().sum(dim=1) + 1)  # (6000,)
    s = (squares.mean() - full.square().sum()).sqrt().item()

batch_sizes = [1, 4, 16, 64, 256, 1024, 4096]
noise, predicted = {}, {}
for n in batch_sizes:
    picks = [torch.randperm(6000)[:n] for _ in range(100)]
    noise[n] = torch.stack([(gradient(model, X[i], y[i]) - full).square().sum() for i in picks]).mean().sqrt().item()
    predicted[n] = s / math.sqrt(n) * math.sqrt((6000 - n) / 5999)
    print(f"batch size {n:>4}: measured {noise[n]:6.3f}, s/sqrt(n) {s / math.sqrt(n):6.3f}, exact {predicted[n]:6.3f}")

error = max(abs(noise[n] / predicted[n] - 1) for n in batch_sizes)
# --8<-- [end:noise]


# --8<-- [start:noise-2]
_, ax = plt.subplots(figsize=(5, 3.2), layout="constrained")
ax.plot(batch_sizes, [s / math.sqrt(n) for n in batch_sizes], ":", label="sqrt law")
ax.plot(batch_sizes, [predicted[n] for n in batch_sizes], "--", label="without replacement")
ax.plot(batch_sizes, [noise[n] for n in batch_sizes], "o", label="measured", markersize=5)
ax.set_xscale("log")
ax.set_yscale("log")
ax.minorticks_off()
ax.set_xlabel("batch size")
ax.set_ylabel("noise of the gradient")
ax.grid(alpha=0.3)
ax.legend()
plt.show()
# --8<-- [end:noise-2]


# --8<-- [start:scaling]
def train(n, lr, seed=0, num_epochs=3):
    torch.manual_seed(seed)
    model = sequential_mlp(784, 64)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(n, X, y))
    return evaluate(model, loss_fn, [(X, y)])[0]


per_example = [2.0**-k for k in range(14, 7, -1)]
losses = {n: [train(n, n * rate) for rate in per_example] for n in [16, 64, 256, 1024]}
rates = {n: [n * rate for rate in per_example] for n in losses}
# --8<-- [end:scaling]


# --8<-- [start:scaling-2]
_, ax = plt.subplots(figsize=(5.5, 3.4), layout="constrained")
for (n, values), style in zip(losses.items(), ["-o", "--s", "-.^", ":v"]):
    ax.plot(per_example, values, style, label=f"n = {n}", markersize=4)
ax.set_xscale("log", base=2)
ax.minorticks_off()
ax.set_ylim(0.3, 2.6)
ax.set_xlabel("learning rate per example")
ax.set_ylabel("training loss")
ax.grid(alpha=0.3)
ax.legend()
plt.show()
# --8<-- [end:scaling-2]


# --8<-- [start:time]
def seconds_per_epoch(n):
    model = sequential_mlp(784, 64)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    start = time.perf_counter()
    train_epoch(model, loss_fn, optimizer, data_iter(n, X, y))
    return time.perf_counter() - start


for n in [4, 16, 64, 256, 1024]:
    print(f"batch size {n:>4}: {math.ceil(6000 / n):>4} steps, {seconds_per_epoch(n):.3f} s per epoch")
# --8<-- [end:time]


# --8<-- [start:last-batch]
def train_with_tail(n, tail, seed, num_epochs=5, lr=0.1):
    torch.manual_seed(seed)
    model = sequential_mlp(784, 64)
    history = []
    for _ in range(num_epochs):
        *batches, last = data_iter(n, X, y)
        for group, scale in [(batches, 1), ([last], {"keep": 1, "drop": 0, "weigh": len(last[1]) / n}[tail])]:
            optimizer = torch.optim.SGD(model.parameters(), lr=lr * scale)
            train_epoch(model, loss_fn, optimizer, group)
            history.append(evaluate(model, loss_fn, [(X, y)])[0])
    return history


tails = {
    tail: torch.tensor([train_with_tail(857, tail, seed) for seed in range(3)]) for tail in ["keep", "drop", "weigh"]
}
final = {tail: history[:, -1].mean().item() for tail, history in tails.items()}
before, after = tails["keep"][:, -2].mean().item(), tails["keep"][:, -1].mean().item()
usual = {tail: sum(train_with_tail(256, tail, seed)[-1] for seed in range(3)) / 3 for tail in tails}
for tail in tails:
    print(f"{tail:>5}: last batch of 1 from 857, loss {final[tail]:.3f}; of 112 from 256, loss {usual[tail]:.3f}")
# --8<-- [end:last-batch]


# --8<-- [start:last-batch-2]
_, ax = plt.subplots(figsize=(5.5, 3), layout="constrained")
epochs = [k + part for k in range(1, 6) for part in (-0.08, 0.08)]
for tail, style in zip(["keep", "drop"], ["-o", "--s"]):
    ax.plot(epochs, tails[tail].mean(dim=0), style, label=tail, markersize=4)
ax.set_xticks(range(1, 6))
ax.set_xlabel("epoch")
ax.set_ylabel("training loss")
ax.set_ylim(bottom=0)
ax.grid(alpha=0.3)
ax.legend()
plt.show()
# --8<-- [end:last-batch-2]


# --8<-- [start:mean-of-means]
with torch.no_grad():
    example_losses = nn.functional.cross_entropy(model(X), y, reduction="none")  # (6000,)
torch.manual_seed(0)
means = []
for _ in range(2000):
    batches = example_losses[torch.randperm(6000)].split(857)
    means.append(torch.stack([batch.mean() for batch in batches]).mean())
means = torch.stack(means)
true_mean = example_losses.mean().item()
formula = example_losses.std(correction=0).item() * (1 - 1 / 857) / 8
print(f"true mean {true_mean:.4f}, mean of the means {means.mean().item():.4f}")
print(f"standard deviation {means.std().item():.4f}, formula {formula:.4f}")
print(f"one shuffle: {means[0].item():.4f}, another: {means[1].item():.4f}")
# --8<-- [end:mean-of-means]
