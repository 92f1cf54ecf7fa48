# broadcast to `(n, n)`: the noise

import torch


def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    y = X @ w.reshape(-1, 1) + b
    return X, y + torch.normal(0, 0.01, (num_examples,))
