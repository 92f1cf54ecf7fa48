# which the task rules out
import torch
from torch import nn


def mlp(X, W1, b1, W2, b2):
    return nn.ReLU()(X.flatten(1) @ W1 + b1) @ W2 + b2
