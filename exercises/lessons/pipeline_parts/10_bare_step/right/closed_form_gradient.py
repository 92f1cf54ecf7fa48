# closed-form gradient
import torch


@torch.no_grad()
def bare_step(W, b, X, y, lr):
    s = X @ W + b
    n = len(y)
    L = (s.logsumexp(1) - s[range(n), y]).mean().item()
    d = s.softmax(1)
    d[range(n), y] -= 1
    d /= n
    W -= lr * X.T @ d
    b -= lr * d.sum(0)
    W.grad = b.grad = None
    return L
