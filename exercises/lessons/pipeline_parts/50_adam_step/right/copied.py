# new tensors, copied into the old ones
def adam_step(params, firsts, seconds, step, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    for i, p in enumerate(params):
        m = beta1 * firsts[i] + (1 - beta1) * p.grad
        v = beta2 * seconds[i] + (1 - beta2) * p.grad * p.grad
        firsts[i].copy_(m)
        seconds[i].copy_(v)
        p.data = p.data - lr * m / (1 - beta1**step) / ((v / (1 - beta2**step)) ** 0.5 + eps)
