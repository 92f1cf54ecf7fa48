# they cannot be differentiated
import torch


def cross_entropy_from_logits(O, y):
    O = torch.tensor(O.tolist())
    return O.logsumexp(1) - O[range(len(O)), y]
