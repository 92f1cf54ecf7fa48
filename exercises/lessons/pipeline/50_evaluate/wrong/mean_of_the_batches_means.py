# mean of the batches' means

import torch


def evaluate(model, loss_fn, batches):
    correct = total = 0
    losses = []
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            losses.append(loss_fn(scores, y).item())
            correct += (scores.argmax(dim=1) == y).sum().item()
            total += len(y)
    return sum(losses) / len(losses), correct / total
