"""The training pipeline: one step, one epoch, the whole training, and evaluation, for any classifier."""

import torch


def train_step(model, loss_fn, optimizer, X, y):
    """Move the parameters once, by the batch X, y (batch,); return its loss before that."""
    # --8<-- [start:forward]
    scores = model(X)  # (batch, classes)
    loss = loss_fn(scores, y)  # scalar: the mean over this batch
    # --8<-- [end:forward]
    # --8<-- [start:zero-grad]
    optimizer.zero_grad()
    # --8<-- [end:zero-grad]
    # --8<-- [start:backward]
    loss.backward()
    # --8<-- [end:backward]
    # --8<-- [start:step]
    optimizer.step()
    # --8<-- [end:step]
    return loss


def count_correct(scores, y):
    """Return how many rows of scores (batch, classes) have their largest entry at the label y (batch,)."""
    return (scores.argmax(dim=1) == y).sum().item()


def train_epoch(model, loss_fn, optimizer, batches):
    """Train model on every batch once; return the mean loss and accuracy on the way."""
    model.train()
    total_loss, correct, total = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)  # (batch, classes)
        loss = loss_fn(scores, y)  # scalar: the mean over this batch
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total_loss += loss.item() * len(y)
        correct += count_correct(scores, y)
        total += len(y)
    return total_loss / total, correct / total


def evaluate(model, loss_fn, batches):
    """Return the mean loss and accuracy over batches, every example counting the same."""
    model.eval()
    total_loss, correct, total = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)  # (batch, classes)
            total_loss += loss_fn(scores, y).item() * len(y)
            correct += count_correct(scores, y)
            total += len(y)
    return total_loss / total, correct / total


def train(model, loss_fn, optimizer, train_loader, test_loader, num_epochs):
    """Return (training loss, training accuracy, test accuracy) of each epoch of training model."""
    # --8<-- [start:training-loop]
    history = []
    for epoch in range(num_epochs):
        train_loss, train_accuracy = train_epoch(model, loss_fn, optimizer, train_loader)
        test_loss, test_accuracy = evaluate(model, loss_fn, test_loader)
        history.append((train_loss, train_accuracy, test_accuracy))
    # --8<-- [end:training-loop]
    return history
