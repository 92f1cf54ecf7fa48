"""Softmax regression: images X, weights W (784, 10), bias b (10,), class scores (logits) XW + b."""

import torch
from torch import nn

from snippets.linear_regression import data_iter, sgd
from snippets.pipeline import count_correct, evaluate, train_epoch


def softmax(logits):
    """Return each row of logits (n, classes) as probabilities: positive, summing to 1."""
    exp = torch.exp(logits)
    return exp / exp.sum(dim=1, keepdim=True)  # (n, classes) / (n, 1)


def cross_entropy(y_hat, y):
    """Return -log of the probability y_hat (n, classes) at each label y (n,); shape (n,)."""
    return -torch.log(y_hat[torch.arange(len(y)), y])


def cross_entropy_from_logits(logits, y):
    """Return the cross-entropy of softmax(logits) at each label, without overflow; (n,)."""
    shifted = logits - logits.max(dim=1, keepdim=True).values  # (n, classes), at most 0
    return torch.log(torch.exp(shifted).sum(dim=1)) - shifted[torch.arange(len(y)), y]


def softmax_regression(X, W, b):
    """Return the class scores (n, 10) of the images X (n, 1, 28, 28)."""
    X = X.reshape(-1, len(W))  # (n, 784)
    return X @ W + b  # (n, 10)


def train_epoch_scratch(net, loss_fn, params, lr, batches):
    """Train params on every batch once; return the mean loss and the accuracy on the way."""
    total_loss, correct, total = 0.0, 0, 0
    for X, y in batches:
        logits = net(X)  # (batch, classes)
        loss = loss_fn(logits, y)  # (batch,)
        loss.mean().backward()
        sgd(params, lr)
        total_loss += loss.sum().item()
        correct += count_correct(logits, y)
        total += len(y)
    return total_loss / total, correct / total


def report(history):
    """Print the last (training loss, training accuracy, test accuracy) of history."""
    loss, train, test = history[-1]
    print(f"epoch {len(history)}, training loss {loss:.4f}, training accuracy {train:.4f}, test accuracy {test:.4f}")


def train_softmax_scratch(X_train, y_train, X_test, y_test, num_epochs=10, batch_size=256, lr=0.1):
    """Return W, b and the history: (loss, training accuracy, test accuracy) of each epoch."""
    # --8<-- [start:start-scratch]
    W = torch.normal(0, 0.01, (784, 10), requires_grad=True)
    b = torch.zeros(10, requires_grad=True)

    def net(X):
        return softmax_regression(X, W, b)

    # --8<-- [end:start-scratch]

    # --8<-- [start:train-scratch]
    history = []
    for epoch in range(num_epochs):
        batches = data_iter(batch_size, X_train, y_train)
        loss, train_accuracy = train_epoch_scratch(net, cross_entropy_from_logits, [W, b], lr, batches)
        with torch.no_grad():
            test_accuracy = count_correct(net(X_test), y_test) / len(y_test)
        history.append((loss, train_accuracy, test_accuracy))
        report(history)
    # --8<-- [end:train-scratch]
    return W, b, history


def init_weights(module):
    """Fill a linear layer: weight from N(0, 0.01²), bias zero; leave any other alone."""
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=0.01)
        nn.init.zeros_(module.bias)


def train_softmax_concise(train_loader, test_loader, num_epochs=10, lr=0.1):
    """Return the trained model and the history: (loss, training accuracy, test accuracy) of each epoch."""
    # --8<-- [start:start-concise]
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).apply(init_weights)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    # --8<-- [end:start-concise]

    # --8<-- [start:train-concise]
    history = []
    for epoch in range(num_epochs):
        loss, train_accuracy = train_epoch(model, loss_fn, optimizer, train_loader)
        _, test_accuracy = evaluate(model, loss_fn, test_loader)
        history.append((loss, train_accuracy, test_accuracy))
        report(history)
    # --8<-- [end:train-concise]
    return model, history
