# a product with the lower triangle
import torch


def running_sum(x):
    return torch.ones(len(x), len(x), dtype=x.dtype).tril() @ x
