# all parameters at once
import torch


@torch.no_grad()
def momentum_step(params, velocities, lr, momentum):
    grads = [p.grad for p in params]
    torch._foreach_mul_(velocities, momentum)
    torch._foreach_add_(velocities, grads)
    torch._foreach_add_(params, velocities, alpha=-lr)
