# which the task rules out
import torch
from torch.nn import functional as F


def bare_step(W, b, X, y, lr):
    loss = F.cross_entropy(X @ W + b, y)
    loss.backward()
    with torch.no_grad():
        for param in (W, b):
            param -= lr * param.grad
            param.grad = None
    return loss.item()
