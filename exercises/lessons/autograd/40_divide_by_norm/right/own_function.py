# a function with a backward pass of its own
import torch


class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        n = x.norm()
        ctx.save_for_backward(n)
        return x / n

    @staticmethod
    def backward(ctx, g):
        (n,) = ctx.saved_tensors
        return g / n


def divide_by_norm(x):
    return Scale.apply(x)
