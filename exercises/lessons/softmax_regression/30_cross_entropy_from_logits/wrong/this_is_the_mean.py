# This is the mean

import torch


def cross_entropy_from_logits(logits, y):
    return (torch.logsumexp(logits, dim=1) - logits[torch.arange(len(y)), y]).mean()
