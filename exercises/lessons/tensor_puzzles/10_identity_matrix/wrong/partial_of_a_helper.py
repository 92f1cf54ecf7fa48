# Here is a function of your own as well
import torch, functools


def h(n, dtype):
    return torch.arange(n, dtype=dtype)


g = functools.partial(h, dtype=torch.int64)


def identity_matrix(n):
    return (g(n)[:, None] == g(n)).long()
