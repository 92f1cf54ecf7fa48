# no longer leaves that require a gradient
def momentum_step(params, velocities, lr, momentum):
    for p, v in zip(params, velocities):
        v.mul_(momentum).add_(p.grad)
        p.requires_grad_(False)
        p -= lr * v
