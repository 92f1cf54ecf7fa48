# the caller's `x` has changed
def divide_by_norm(x):
    length = x.detach().norm()
    y = x / length
    x.data.mul_(2)
    return y
