# through .data
def decay_step(params, lr, weight_decay):
    for param in params:
        if param.grad is None:
            continue
        step = param.grad.clone()
        step += weight_decay * param.data
        param.data -= lr * step
