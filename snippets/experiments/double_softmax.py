"""The cells of docs/*/experiments/double-softmax.py, in order, by the names under which the pages include them."""

# --8<-- [start:double-softmax]
import math

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.nn import functional as F

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.pipeline import evaluate, train_epoch
from snippets.softmax_regression import init_weights

images, labels = load_fashion_mnist(train=True)
train_data = images[:6000], labels[:6000]
images, labels = load_fashion_mnist(train=False)
test_data = images[:1000], labels[:1000]
loss_fn = nn.CrossEntropyLoss()
# --8<-- [end:double-softmax]


# --8<-- [start:runs]
def train(twice, lr, seed, num_epochs=10):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).apply(init_weights)
    if twice:
        model.append(nn.Softmax(dim=1))
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for _ in range(num_epochs):
        train_epoch(model, loss_fn, optimizer, data_iter(256, *train_data))
        history.append((evaluate(model, loss_fn, [train_data])[0], evaluate(model, loss_fn, [test_data])[1]))
    return model, history


settings = {
    "one softmax": (False, 0.1),
    "softmax twice": (True, 0.1),
    "softmax twice, ten times the learning rate": (True, 1.0),
}
models, histories = {}, {}
for name, (twice, lr) in settings.items():
    runs = [train(twice, lr, seed) for seed in range(3)]
    models[name] = [model for model, _ in runs]
    histories[name] = torch.tensor([history for _, history in runs]).mean(dim=0)  # (10, 2)

(loss, accuracy), (loss_twice, accuracy_twice), (loss_fast, accuracy_fast) = [
    history[-1].tolist() for history in histories.values()
]
floor = math.log(math.e + 9) - 1
# --8<-- [end:runs]


# --8<-- [start:runs-2]
_, axes = plt.subplots(1, 2, figsize=(7.5, 3.2), layout="constrained")
for (name, history), style in zip(histories.items(), ["-o", "--s", ":^"]):
    for ax, values in zip(axes, history.T):
        ax.plot(range(1, 11), values, style, label=name, markersize=4)
axes[0].axhline(floor, color="gray", linewidth=1)
for ax, name in zip(axes, ["training loss", "test accuracy"]):
    ax.set_xlabel("epoch")
    ax.set_title(name)
    ax.grid(alpha=0.3)
axes[0].set_ylim(0, 2.4)
axes[1].set_ylim(0.3, 0.9)
axes[1].legend(fontsize=8, loc="lower right")
plt.show()
# --8<-- [end:runs-2]


# --8<-- [start:bounds]
torch.manual_seed(0)
scores = torch.randn(100_000, 10) * torch.linspace(0, 40, 100_000).unsqueeze(1)
random_losses = F.cross_entropy(scores.softmax(dim=1), torch.zeros(100_000, dtype=torch.long), reduction="none")
right, wrong = F.cross_entropy(torch.eye(10)[:2], torch.tensor([0, 0]), reduction="none").tolist()
print(f"corners: {right:.4f} (right), {wrong:.4f} (wrong)")
print(f"random: from {random_losses.min():.4f} to {random_losses.max():.4f}")
print(f"formula: {math.log(math.e + 9) - 1:.4f} and {math.log(math.e + 9):.4f}")
# --8<-- [end:bounds]


# --8<-- [start:gradient]
margins = torch.linspace(-10, 10, 81)
scores = torch.full((81, 10), -5.0)
scores[:, 1] = 0.0  # the rival
scores[:, 0] = margins  # the label
scores.requires_grad_()


def losses_and_gradients(outputs):
    values = F.cross_entropy(outputs, torch.zeros(81, dtype=torch.long), reduction="none")
    (gradient,) = torch.autograd.grad(values.sum(), scores)
    return values.detach(), gradient.norm(dim=1)


curves = {
    "one softmax": losses_and_gradients(scores),
    "softmax twice": losses_and_gradients(scores.softmax(dim=1)),
}
start = torch.zeros(1, 10, requires_grad=True)
(start_once,) = torch.autograd.grad(F.cross_entropy(start, torch.tensor([0])), start)
(start_twice,) = torch.autograd.grad(F.cross_entropy(start.softmax(dim=1), torch.tensor([0])), start)
print(f"all scores equal: ratio of the gradients {(start_twice.norm() / start_once.norm()).item():.4f}")
once, twice = curves["one softmax"][1][0].item(), curves["softmax twice"][1][0].item()
print(f"margin -10: gradient {once:.4f} with one softmax, {twice:.6f} with two")
# --8<-- [end:gradient]


# --8<-- [start:gradient-2]
_, axes = plt.subplots(1, 2, figsize=(7.5, 3), layout="constrained")
for (name, values), style in zip(curves.items(), ["-", "--"]):
    for ax, value in zip(axes, values):
        ax.plot(margins, value, style, label=name)
for ax, title in zip(axes, ["loss", "size of the gradient"]):
    ax.set_title(title)
    ax.set_xlabel("score of the label minus that of one rival")
    ax.grid(alpha=0.3)
axes[0].legend()
plt.show()
# --8<-- [end:gradient-2]


# --8<-- [start:probabilities]
p = torch.linspace(0, 1, 10_001, dtype=torch.float64)
for share in [0.5, 0.6, 0.7, 0.75, 0.9]:
    mean_loss = torch.log(p.exp() + (1 - p).exp()) - share * p - (1 - share) * (1 - p)
    formula = min(1.0, 0.5 + math.atanh(2 * share - 1))
    print(f"true share {share:.2f}: says {p[mean_loss.argmin()].item():.3f}, formula {formula:.3f}")
# --8<-- [end:probabilities]


# --8<-- [start:probabilities-2]
def confidence(model):
    with torch.no_grad():
        outputs = model(test_data[0])
    probabilities = outputs if isinstance(model[-1], nn.Softmax) else outputs.softmax(dim=1)
    return probabilities.max(dim=1).values.mean().item()


sure = {name: sum(confidence(model) for model in models[name]) / 3 for name in models}
for name, history in histories.items():
    print(f"{name}: sure {sure[name]:.2f}, right {history[-1, 1].item():.2f}")
# --8<-- [end:probabilities-2]


# --8<-- [start:notice]
for name in ["one softmax", "softmax twice"]:
    with torch.no_grad():
        outputs = models[name][0](test_data[0][:256])
    row_sums = outputs.sum(dim=1)
    print(f"{name}: smallest {outputs.min().item():.2f}, row sums {row_sums.min():.2f} to {row_sums.max():.2f}")
# --8<-- [end:notice]
