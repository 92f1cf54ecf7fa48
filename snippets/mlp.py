"""Multilayer perceptron: one hidden layer, H = relu(X W1 + b1), class scores (logits) H W2 + b2."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.pipeline import count_correct, evaluate, train_epoch
from snippets.softmax_regression import cross_entropy_from_logits, report, train_epoch_scratch


def relu(x):
    """Return x with every negative entry replaced by 0."""
    return torch.clamp(x, min=0)


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    """Return W1, b1, W2, b2: weights from N(0, 0.01²), biases zero."""
    W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens) * 0.01)
    b1 = nn.Parameter(torch.zeros(num_hiddens))
    W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs) * 0.01)
    b2 = nn.Parameter(torch.zeros(num_outputs))
    return [W1, b1, W2, b2]


def mlp(X, W1, b1, W2, b2):
    """Return the class scores (n, 10) of the images X (n, 1, 28, 28)."""
    X = X.reshape(-1, len(W1))  # (n, 784)
    H = relu(X @ W1 + b1)  # (n, 256)
    return H @ W2 + b2  # (n, 10)


def plot_network(layers, maps):
    """Draw a column of neurons for each (name, size) of layers; between them their maps."""
    _, ax = plt.subplots(figsize=(6.6, 3.3), layout="constrained")
    heights = [[2.5, 1.5, -1.5, -2.5] for _ in layers]
    for column, (name, size) in enumerate(layers):
        ax.plot([column] * 4, heights[column], "o", color="C0", markersize=13, zorder=2)
        ax.text(column, 0, "⋮", ha="center", va="center", fontsize=16)
        ax.text(column, 3.2, name, ha="center")
        ax.text(column, -3.3, f"(n, {size})", ha="center", va="top")
    for column, text in enumerate(maps):
        for left in heights[column]:
            for right in heights[column + 1]:
                ax.plot([column, column + 1], [left, right], color="gray", linewidth=0.6, zorder=1)
        ax.text(column + 0.5, -3.3, text, ha="center", va="top")
    ax.set_ylim(-4.6, 3.8)
    ax.axis("off")


def sequential_mlp(num_inputs=784, num_hiddens=256, num_outputs=10):
    """Return the network of mlp made of layers, with PyTorch's initial parameters."""
    hidden, output = nn.Linear(num_inputs, num_hiddens), nn.Linear(num_hiddens, num_outputs)
    return nn.Sequential(nn.Flatten(), hidden, nn.ReLU(), output)


def init_weights(module):
    """Fill a linear layer as init_params does; leave any other module as it is."""
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=0.01)
        nn.init.zeros_(module.bias)


def train_mlp_scratch(params, train_data, test_data, num_epochs=10, lr=0.1, batch_size=256):
    """Train params; return (training loss, training and test accuracy) of each epoch."""

    def net(X):
        return mlp(X, *params)

    history = []
    for epoch in range(num_epochs):
        batches = data_iter(batch_size, *train_data)
        loss, accuracy = train_epoch_scratch(net, cross_entropy_from_logits, params, lr, batches)
        with torch.no_grad():
            test_accuracy = count_correct(net(test_data[0]), test_data[1]) / len(test_data[1])
        history.append((loss, accuracy, test_accuracy))
        report(history)
    return history


def train_mlp_concise(model, train_data, test_data, num_epochs=10, lr=0.1, batch_size=256):
    """Train model; return (training loss, training and test accuracy) of each epoch."""
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for epoch in range(num_epochs):
        loss, accuracy = train_epoch(model, loss_fn, optimizer, data_iter(batch_size, *train_data))
        _, test_accuracy = evaluate(model, loss_fn, [test_data])
        history.append((loss, accuracy, test_accuracy))
        report(history)
    return history
