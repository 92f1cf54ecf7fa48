# relu looks at the sign of `dH`
import torch


def network_backward(X, W1, b1, W2, b2, dY):
    H = torch.relu(X @ W1 + b1)
    dZ = torch.relu(dY @ W2.T)
    return [X.T @ dZ, dZ.sum(dim=0), H.T @ dY, dY.sum(dim=0)]
