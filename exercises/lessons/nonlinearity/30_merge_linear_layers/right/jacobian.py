# jacobian
import torch


def merge_linear_layers(W1, b1, W2, b2):
    f = lambda x: (x @ W1 + b1) @ W2 + b2
    zero = torch.zeros(len(W1), dtype=W1.dtype)
    return torch.func.jacrev(f)(zero).T, f(zero)
