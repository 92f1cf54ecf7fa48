import torch


def network_backward(X, W1, b1, W2, b2, dY):
    Z = X @ W1 + b1  # (n, h)
    dZ = (dY @ W2.T) * (Z > 0)  # (n, h)
    return [X.T @ dZ, dZ.sum(dim=0), torch.relu(Z).T @ dY, dY.sum(dim=0)]
