# The dimension of the channel
import torch


def mlp(X, W1, b1, W2, b2):
    H = torch.clamp(X.flatten(2) @ W1 + b1, min=0)
    return H @ W2 + b2
