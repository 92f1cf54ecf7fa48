# `velocity = …` makes a new tensor
import torch


def momentum_step(params, velocities, lr, momentum):
    with torch.no_grad():
        for param, velocity in zip(params, velocities):
            velocity = momentum * velocity + param.grad
            param -= lr * velocity
