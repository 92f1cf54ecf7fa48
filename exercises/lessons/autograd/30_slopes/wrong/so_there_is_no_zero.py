# so there is no `zero_()`

import torch


def slopes(f, points):
    x = torch.tensor(0.0, requires_grad=True)
    found = []
    for point in points:
        x.grad.zero_()
        with torch.no_grad():
            x.fill_(point)
        f(x).backward()
        found.append(x.grad.item())
    return found
