# that is passed in is not used
import torch
from torch.nn import functional as F


def evaluate(model, loss_fn, batches):
    with torch.no_grad():
        scores = torch.cat([model(X) for X, _ in batches])
    y = torch.cat([y for _, y in batches])
    return F.cross_entropy(scores, y).item(), (scores.argmax(dim=1) == y).float().mean().item()
