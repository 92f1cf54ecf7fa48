# one fixed number

import torch


def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    return X, X @ w[:, None] + b + 0.01 * torch.randn(1)
