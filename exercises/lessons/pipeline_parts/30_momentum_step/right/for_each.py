# all parameters in one call
import torch


def momentum_step(params, velocities, lr, momentum):
    torch._foreach_mul_(velocities, momentum)
    torch._foreach_add_(velocities, [param.grad for param in params])
    with torch.no_grad():
        torch._foreach_add_(params, velocities, alpha=-lr)
