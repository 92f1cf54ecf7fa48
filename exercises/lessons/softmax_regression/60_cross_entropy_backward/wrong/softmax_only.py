# This is the part of softmax only
import torch


def cross_entropy_backward(scores, y):
    return torch.softmax(scores, dim=1) / len(y)
