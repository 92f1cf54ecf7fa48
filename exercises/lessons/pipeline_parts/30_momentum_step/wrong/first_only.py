# Only the first parameter moved
import torch


@torch.no_grad()
def momentum_step(params, velocities, lr, momentum):
    for p, v in zip(params, velocities):
        v.mul_(momentum).add_(p.grad)
        p -= lr * v
        return
