# the values are in `.values`

import torch


def softmax(logits):
    exp = torch.exp(logits - logits.max(dim=1, keepdim=True))
    return exp / exp.sum(dim=1, keepdim=True)
