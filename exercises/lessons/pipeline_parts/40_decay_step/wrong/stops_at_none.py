# It stops at a `None`
import torch


@torch.no_grad()
def decay_step(params, lr, weight_decay):
    for p in params:
        if p.grad is None:
            break
        p -= lr * (p.grad + weight_decay * p)
