# multiply by 0.01

import torch


def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, X @ w[:, None] + b + torch.randn(num_examples, 1)
