# in another order
import torch


def slopes(f, points):
    x = torch.tensor(sorted(points), requires_grad=True)
    f(x).sum().backward()
    return x.grad.tolist()
