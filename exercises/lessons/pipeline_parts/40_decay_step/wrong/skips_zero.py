# whose gradient is 0 has not decayed
import torch


@torch.no_grad()
def decay_step(params, lr, weight_decay):
    for p in params:
        if p.grad is not None and p.grad.any():
            p -= lr * (p.grad + weight_decay * p)
