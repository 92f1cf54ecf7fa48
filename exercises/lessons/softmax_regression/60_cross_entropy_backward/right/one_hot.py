# one-hot
import torch
from torch.nn import functional as F


def cross_entropy_backward(scores, y):
    return (scores.softmax(-1) - F.one_hot(y, scores.shape[1])) / scores.shape[0]
