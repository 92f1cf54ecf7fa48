# Every row met every label

import torch


def cross_entropy_from_logits(logits, y):
    return torch.logsumexp(logits, dim=1) - logits.gather(1, y.reshape(-1, 1))
