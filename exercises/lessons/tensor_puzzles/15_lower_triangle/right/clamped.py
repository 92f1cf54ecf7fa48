# differences cut off at 0 and 1
import torch


def lower_triangle(n):
    return (torch.arange(1, n + 1)[:, None] - torch.arange(n)).clamp(0, 1)
