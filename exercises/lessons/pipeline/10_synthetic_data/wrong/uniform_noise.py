# The noise should be normal
import torch


def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = (X @ w + b)[:, None]
    return X, y + 0.01732 * (2 * torch.rand(y.shape) - 1)
