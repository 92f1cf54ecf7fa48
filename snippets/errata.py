"""The errata's helpers: small runs that show what a sentence or a line of the study note does."""

import subprocess
import sys

import torch
from torch import nn

from snippets.linear_regression import data_iter, linreg, sgd


def run_without_numpy(code):
    """Return what code prints in a Python without NumPy, and the last line of its error output."""
    blocked = "import sys; sys.modules['numpy'] = None\n" + code
    run = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True)
    return run.stdout + run.stderr.strip().split("\n")[-1]


def train_linreg(features, labels, loss_fn, lr, num_epochs=3, batch_size=10):
    """Return w (2, 1) and b (1,), trained from seed 0 by SGD on loss_fn, which returns a scalar."""
    torch.manual_seed(0)
    w = torch.normal(0, 0.01, (2, 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss_fn(linreg(X, w, b), y).backward()
            sgd([w, b], lr)
    return w.detach(), b.detach()


def half_squared_error(y_hat, y):
    """Return the mean of half the squared errors, a scalar."""
    return (y_hat - y).square().mean() / 2


def step_in_place(param):
    """Change the tensor that was passed in; return nothing."""
    param -= 0.2


def step_on_a_name(params):
    """Only make the local name stand for a new tensor; the tensors in params stay as they are."""
    for param in params:
        param = param - 0.2


def note_accuracy(y_hat, y):
    """Return the share of right predictions as in the note, with its comma corrected."""
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum()) / len(y)


def train_classifier(model, X, y, num_epochs=10, lr=0.1, batch_size=32):
    """Train model on X (n, 1, 28, 28), y (n,); return its loss and its accuracy afterwards."""
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    torch.manual_seed(0)
    for epoch in range(num_epochs):
        for X_batch, y_batch in data_iter(batch_size, X, y):
            optimizer.zero_grad()
            loss_fn(model(X_batch), y_batch).backward()
            optimizer.step()
    with torch.no_grad():
        scores = model(X)  # (n, 10)
        return loss_fn(scores, y).item(), (scores.argmax(dim=1) == y).sum().item() / len(y)
