# softmax too many

import torch


def mlp(X, W1, b1, W2, b2):
    return torch.softmax((X.flatten(1) @ W1 + b1).clamp(min=0) @ W2 + b2, dim=1)
