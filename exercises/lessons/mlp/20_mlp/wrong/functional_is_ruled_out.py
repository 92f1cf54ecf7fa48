# which the task rules out
import torch
from torch.nn import functional as F


def mlp(X, W1, b1, W2, b2):
    return F.relu(X.flatten(1) @ W1 + b1) @ W2 + b2
