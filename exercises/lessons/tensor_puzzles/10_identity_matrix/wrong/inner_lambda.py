# Here is a function of your own as well
import torch


def identity_matrix(n):
    return (lambda i: (i[:, None] == i).long())(torch.arange(n))
