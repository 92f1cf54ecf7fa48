# there is a loop
import torch


def lower_triangle(n):
    return torch.tensor([[int(i >= j) for j in range(n)] for i in range(n)])
