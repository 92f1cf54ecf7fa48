# move and move back
import torch


def numerical_gradient(f, x, h=1e-5):
    g = torch.empty_like(x)
    for i in range(x.numel()):
        old = x[i].item()
        x[i] = old + h
        p = f(x).item()
        x[i] = old - h
        m = f(x).item()
        x[i] = old
        g[i] = (p - m) / (2 * h)
    return g
