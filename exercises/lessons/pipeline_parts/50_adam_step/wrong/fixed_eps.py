# is fixed at 1e-8
def adam_step(params, firsts, seconds, step, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    for param, m, v in zip(params, firsts, seconds):
        m.mul_(beta1).add_(param.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(param.grad**2, alpha=1 - beta2)
        param.data -= lr * (m / (1 - beta1**step)) / ((v / (1 - beta2**step)).sqrt() + 1e-8)
