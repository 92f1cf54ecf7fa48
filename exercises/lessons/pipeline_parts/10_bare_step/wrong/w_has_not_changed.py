# `W` has not changed

import torch


def bare_step(W, b, X, y, lr):
    scores = X @ W + b
    loss = (scores.logsumexp(dim=1) - scores[range(len(y)), y]).mean()
    loss.backward()
    with torch.no_grad():
        W = W - lr * W.grad
        b = b - lr * b.grad
    return loss.item()
