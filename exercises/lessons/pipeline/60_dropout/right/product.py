# a product with the mask
import torch


def dropout(X, p, training):
    mask = (torch.rand(X.shape) < 1 - p).to(X.dtype)
    return X * mask / (1 - p) if training else X.clone()
