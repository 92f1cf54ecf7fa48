# This is the upper triangle
import torch


def lower_triangle(n):
    return (torch.arange(n)[:, None] <= torch.arange(n)).long()
