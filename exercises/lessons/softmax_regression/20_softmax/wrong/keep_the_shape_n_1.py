# keep the shape `(n, 1)`

import torch


def softmax(O):
    exp = torch.exp(O)
    return exp / exp.sum(dim=1)
