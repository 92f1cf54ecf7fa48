# one step too many
import torch


@torch.no_grad()
def adam_step(params, firsts, seconds, step, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    t = step + 1
    for p, m, v in zip(params, firsts, seconds):
        m.mul_(beta1).add_((1 - beta1) * p.grad)
        v.mul_(beta2).add_((1 - beta2) * p.grad**2)
        p -= lr * (m / (1 - beta1**t)) / ((v / (1 - beta2**t)).sqrt() + eps)
