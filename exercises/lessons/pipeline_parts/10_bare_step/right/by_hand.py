# the gradient is written down, autograd is not used
import torch


@torch.no_grad()
def bare_step(W, b, X, y, lr):
    S = torch.addmm(b, X, W)
    m = S.amax(1, keepdim=True)
    E = torch.exp(S - m)
    Z = E.sum(1, keepdim=True)
    L = (m + Z.log() - S.take_along_dim(y[:, None], 1)).mean()
    P = E / Z
    P[torch.arange(len(y)), y] -= 1
    P /= len(y)
    W.sub_(X.T @ P, alpha=lr)
    b.sub_(P.sum(0), alpha=lr)
    for t in (W, b):
        t.grad = None
    return float(L)
