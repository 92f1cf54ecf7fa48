import torch


def decay_step(params, lr, weight_decay):
    with torch.no_grad():
        for param in params:
            if param.grad is not None:
                param -= lr * (param.grad + weight_decay * param)
