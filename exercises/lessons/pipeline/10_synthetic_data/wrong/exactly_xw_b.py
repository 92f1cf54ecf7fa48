# exactly `Xw + b`

import torch


def synthetic_data(w, b, num_examples):
    X = torch.normal(0, 1, (num_examples, len(w)))
    return X, X @ w.reshape(-1, 1) + b
