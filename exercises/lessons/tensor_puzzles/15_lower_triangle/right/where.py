# torch.where
import torch


def lower_triangle(n):
    return torch.where(torch.arange(n) > torch.arange(n).reshape(-1, 1), 0, 1)
