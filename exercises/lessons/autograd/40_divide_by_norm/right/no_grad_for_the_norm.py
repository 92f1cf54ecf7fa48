# no_grad for the norm
import torch


def divide_by_norm(x):
    with torch.no_grad():
        length = torch.sqrt(torch.sum(x**2))
    return x / length
