# has not been cleared

import torch


def bare_step(W, b, X, y, lr):
    scores = X @ W + b
    loss = (scores.logsumexp(dim=1) - scores[range(len(y)), y]).mean()
    loss.backward()
    with torch.no_grad():
        W -= lr * W.grad
        b -= lr * b.grad
    return loss.item()
