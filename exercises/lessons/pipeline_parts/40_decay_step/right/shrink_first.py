# shrinks the weight first, then steps
import torch


def decay_step(params, lr, weight_decay):
    for param in filter(lambda p: p.grad is not None, params):
        with torch.no_grad():
            param.mul_(1 - lr * weight_decay).sub_(param.grad, alpha=lr)
