# so skip it
import torch


def decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for param in params:
            param -= lr * (param.grad + weight_decay * param)
