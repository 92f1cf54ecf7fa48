# average of forward and backward
def central_difference(f, x, h):
    fwd = (f(x + h) - f(x)) / h
    bwd = (f(x) - f(x - h)) / h
    return (fwd + bwd) / 2
