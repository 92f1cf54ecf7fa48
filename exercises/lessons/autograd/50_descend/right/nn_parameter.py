# nn.Parameter
import torch
from torch import nn


class Point(nn.Module):
    def __init__(self, start):
        super().__init__()
        self.x = nn.Parameter(start.clone())


def descend(f, start, lr, num_steps):
    m = Point(start)
    for _ in range(num_steps):
        m.zero_grad()
        f(m.x).backward()
        with torch.no_grad():
            for p in m.parameters():
                p -= lr * p.grad
    return m.x.detach()
