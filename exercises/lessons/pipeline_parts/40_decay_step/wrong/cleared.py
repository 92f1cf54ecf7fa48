# the gradients are gone
import torch


@torch.no_grad()
def decay_step(params, lr, weight_decay):
    for p in params:
        if p.grad is not None:
            p -= lr * (p.grad + weight_decay * p)
            p.grad = None
