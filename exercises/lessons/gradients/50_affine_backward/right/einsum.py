# einsum
import torch


def affine_backward(X, W, dY):
    dX = torch.einsum("nk,dk->nd", dY, W)
    dW = torch.einsum("nd,nk->dk", X, dY)
    return [dX, dW, torch.einsum("nk->k", dY)]
