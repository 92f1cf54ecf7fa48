# a comparison for the labels
import torch


def cross_entropy_backward(scores, y):
    exp = torch.exp(scores - scores.amax(dim=1, keepdim=True))
    truth = torch.arange(scores.shape[1]) == y[:, None]
    return (exp / exp.sum(dim=1, keepdim=True) - truth.to(scores.dtype)).div(len(scores))
