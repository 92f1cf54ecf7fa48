# `torch.func.vjp` pulls a 1 back
import torch


def gradient_of(f, x):
    _, pull = torch.func.vjp(f, x.detach())
    return pull(torch.ones((), dtype=x.dtype))[0].detach()
