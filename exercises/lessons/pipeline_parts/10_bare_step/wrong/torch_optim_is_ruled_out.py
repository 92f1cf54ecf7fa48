# which the task rules out
import torch


def bare_step(W, b, X, y, lr):
    scores = X @ W + b
    loss = (scores.logsumexp(dim=1) - scores[range(len(y)), y]).mean()
    loss.backward()
    optimizer = torch.optim.SGD([W, b], lr=lr)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
