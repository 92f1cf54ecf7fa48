# a decorator that changes nothing of the expression
import torch


@torch.no_grad()
def identity_matrix(n):
    return (torch.arange(n)[:, None] == torch.arange(n)).long()
