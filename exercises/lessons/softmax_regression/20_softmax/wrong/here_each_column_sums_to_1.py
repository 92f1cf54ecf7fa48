# Here each column sums to 1

import torch


def softmax(O):
    exp = torch.exp(O - O.max(dim=0).values)
    return exp / exp.sum(dim=0)
