# Reset too early

import torch


def slopes(f, points):
    x = torch.tensor(0.0, requires_grad=True)
    found = []
    for point in points:
        with torch.no_grad():
            x.fill_(point)
        f(x).backward()
        x.grad.zero_()
        found.append(x.grad.item())
    return found
