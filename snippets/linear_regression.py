"""Linear regression: features X (n, d), labels y (n, 1), weights w (d, 1), bias b (1,)."""

import torch


def synthetic_data(w, b, num_examples):
    """Return X (num_examples, d), standard normal, and y = Xw + b + noise of sd 0.01."""
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = X @ w.reshape(-1, 1) + b
    y += torch.normal(0, 0.01, y.shape)
    return X, y


def data_iter(batch_size, features, labels):
    """Yield shuffled minibatches that cover every example once; the last may be smaller."""
    indices = torch.randperm(len(features))
    for batch in indices.split(batch_size):
        yield features[batch], labels[batch]


def linreg(X, w, b):
    """Return the predictions Xw + b (n, 1)."""
    return X @ w + b


def squared_loss(y_hat, y):
    """Return half the squared error of each example, in the shape of y_hat."""
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2


def sgd(params, lr):
    """Move each parameter against its gradient, in place, then reset the gradient."""
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()


def train_linreg_scratch(features, labels, params, loss_fn, lr, num_epochs, batch_size):
    """Train params = [w, b], printing each epoch's loss; return each minibatch's loss."""
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = loss_fn(linreg(X, *params), y).mean()  # scalar: the mean over this minibatch
            loss.backward()
            sgd(params, lr)
            losses.append(loss.item())
        with torch.no_grad():
            epoch_loss = loss_fn(linreg(features, *params), labels).mean()
        print(f"epoch {epoch + 1}, loss {epoch_loss:f}")
    return losses


def broadcast_loss(y_hat, y):
    """Return half squared errors without reshaping y: (n, n) if y_hat is (n, 1), y (n,)."""
    return (y_hat - y) ** 2 / 2
