# the gradients are gone
import torch


@torch.no_grad()
def momentum_step(params, velocities, lr, momentum):
    for param, velocity in zip(params, velocities):
        velocity.mul_(momentum).add_(param.grad)
        param -= lr * velocity
        param.grad = None
