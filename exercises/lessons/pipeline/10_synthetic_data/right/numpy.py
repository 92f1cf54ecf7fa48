# numpy
import numpy as np
import torch


def synthetic_data(w, b, num_examples):
    X = np.random.randn(num_examples, len(w)).astype(np.float32)
    y = X @ w.numpy() + b + np.random.normal(0, 0.01, num_examples).astype(np.float32)
    return torch.from_numpy(X), torch.tensor(y, dtype=torch.float32).view(-1, 1)
