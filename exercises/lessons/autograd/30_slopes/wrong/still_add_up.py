# still add up

import torch


def slopes(f, points):
    x = torch.tensor(0.0, requires_grad=True)
    x.grad = None
    found = []
    for point in points:
        with torch.no_grad():
            x.fill_(point)
        f(x).backward()
        found.append(x.grad.item())
    return found
