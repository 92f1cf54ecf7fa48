# not squared again
import torch


def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, len(w))
    y = (X @ w + b)[:, None]
    return X, y + torch.normal(0.0, 0.01**2, y.shape)
