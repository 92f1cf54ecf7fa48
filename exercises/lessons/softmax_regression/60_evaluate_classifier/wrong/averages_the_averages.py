# averages the averages

import torch


def evaluate_classifier(model, loss_fn, loader):
    losses, accuracies = [], []
    with torch.no_grad():
        for X, y in loader:
            scores = model(X)
            losses.append(loss_fn(scores, y).item())
            accuracies.append((scores.argmax(dim=1) == y).float().mean().item())
    return sum(losses) / len(losses), sum(accuracies) / len(accuracies)
