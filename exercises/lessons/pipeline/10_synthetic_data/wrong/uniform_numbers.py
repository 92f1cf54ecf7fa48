# The numbers of `X` should be normal
import torch


def synthetic_data(w, b, num_examples):
    X = (2 * torch.rand(num_examples, len(w)) - 1) * 3**0.5
    y = (X @ w + b)[:, None]
    return X, y + 0.01 * torch.randn(y.shape)
