# `X` is `(n, d)` and stands on the left


def linreg(X, w, b):
    return w @ X + b
