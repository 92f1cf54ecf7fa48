# that is passed in is not used
import torch
from torch.nn import functional as F


def evaluate_classifier(model, loss_fn, loader):
    total, hits, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            scores = model(X)
            total += F.cross_entropy(scores, y, reduction="sum").item()
            hits += (scores.argmax(dim=1) == y).sum().item()
            n += len(y)
    return total / n, hits / n
