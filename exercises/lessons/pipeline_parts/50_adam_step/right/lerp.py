# lerp
import torch


@torch.no_grad()
def adam_step(params, firsts, seconds, step, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    for p, m, v in zip(params, firsts, seconds):
        m.lerp_(p.grad, 1 - beta1)
        v.lerp_(p.grad.square(), 1 - beta2)
        root = v.sqrt() / (1 - beta2**step) ** 0.5
        p.addcdiv_(m, root + eps, value=-lr / (1 - beta1**step))
