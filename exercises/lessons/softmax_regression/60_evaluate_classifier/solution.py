import torch


def count_correct(scores, y):
    """Return how many rows of scores (batch, classes) have their largest entry at the label y (batch,)."""
    return (scores.argmax(dim=1) == y).sum().item()


def evaluate_classifier(model, loss_fn, loader):
    """Return the mean loss and the accuracy of model over loader, every example counting the same."""
    total_loss, correct, total = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            scores = model(X)  # (batch, classes)
            total_loss += loss_fn(scores, y).item() * len(y)
            correct += count_correct(scores, y)
            total += len(y)
    return total_loss / total, correct / total
