# the derivative with respect to `b` is negative


def sub(a, b):
    return a - b, (1.0, 1.0)
