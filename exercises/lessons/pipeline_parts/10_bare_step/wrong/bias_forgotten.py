# has not changed: it needs an update in place
import torch


def bare_step(W, b, X, y, lr):
    s = X @ W + b
    loss = (s.logsumexp(1) - s[range(len(y)), y]).mean()
    loss.backward()
    with torch.no_grad():
        W -= lr * W.grad
    W.grad = None
    b.grad = None
    return loss.item()
