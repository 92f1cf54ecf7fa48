# This is a straight line
def cosine_lr(lr, step, num_steps, lowest=0.0):
    return lr - (lr - lowest) * step / num_steps
