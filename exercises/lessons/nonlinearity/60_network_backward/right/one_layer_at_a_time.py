# a function for each layer
import torch


def affine(X, W, dY):
    return dY.mm(W.t()), X.t().mm(dY), dY.sum(0)


def network_backward(X, W1, b1, W2, b2, dY):
    H = (X @ W1 + b1).clamp(min=0)
    dH, dW2, db2 = affine(H, W2, dY)
    _, dW1, db1 = affine(X, W1, torch.where(H > 0, dH, 0))
    return dW1, db1, dW2, db2
