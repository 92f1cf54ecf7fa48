import torch


def rotate(x, k):
    return x[(torch.arange(len(x)) - k) % len(x)]
