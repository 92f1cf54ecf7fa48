# there is a loop
import torch


def softmax(logits):
    P = torch.empty_like(logits)
    for i in range(len(logits)):
        P[i] = (logits[i] - logits[i].max()).exp()
        P[i] /= P[i].sum()
    return P
