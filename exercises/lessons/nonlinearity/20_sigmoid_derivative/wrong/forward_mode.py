# The result is right, but it uses
import torch
import torch.autograd.forward_ad as fwAD


def sigmoid_derivative(X):
    with fwAD.dual_level():
        return fwAD.unpack_dual(torch.sigmoid(fwAD.make_dual(X, torch.ones_like(X)))).tangent
