# was added to `grad` itself
import torch


def decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for param in params:
            if param.grad is not None:
                param.grad += weight_decay * param
                param -= lr * param.grad
