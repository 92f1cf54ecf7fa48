import torch


def momentum_step(params, velocities, lr, momentum):
    with torch.no_grad():
        for param, velocity in zip(params, velocities):
            velocity.mul_(momentum).add_(param.grad)
            param -= lr * velocity
