# only hides the problem

import torch


def cross_entropy_from_logits(logits, y):
    exp = torch.exp(logits - logits.max(dim=1, keepdim=True).values)
    return -torch.log((exp / exp.sum(dim=1, keepdim=True))[range(len(logits)), y] + 1e-12)
