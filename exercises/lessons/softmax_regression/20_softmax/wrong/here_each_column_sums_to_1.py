# Here each column sums to 1

import torch


def softmax(logits):
    exp = torch.exp(logits - logits.max(dim=0).values)
    return exp / exp.sum(dim=0)
