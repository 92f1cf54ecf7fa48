# the last is short
import torch


def evaluate(model, loss_fn, batches):
    total = correct = 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(y)
            correct += (scores.argmax(1) == y).sum().item()
    count = len(batches) * len(batches[0][1])
    return total / count, correct / count
