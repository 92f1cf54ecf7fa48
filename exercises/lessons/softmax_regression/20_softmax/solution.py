import torch


def softmax(logits):
    exp = torch.exp(logits - logits.max(dim=1, keepdim=True).values)  # at most 1, and 1 at least once in each row
    return exp / exp.sum(dim=1, keepdim=True)
