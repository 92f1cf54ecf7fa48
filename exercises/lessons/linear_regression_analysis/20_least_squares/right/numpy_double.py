# numpy double
import numpy as np, torch


def least_squares(features, labels):
    A = np.c_[features.numpy().astype(np.float64), np.ones(len(features))]
    p, *_ = np.linalg.lstsq(A, labels.numpy().astype(np.float64).ravel(), rcond=None)
    return torch.tensor(p, dtype=torch.float32)
