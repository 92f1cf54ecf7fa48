# only hides the problem

import torch


def cross_entropy_from_logits(O, y):
    exp = torch.exp(O - O.max(dim=1, keepdim=True).values)
    return -torch.log((exp / exp.sum(dim=1, keepdim=True))[range(len(O)), y] + 1e-12)
