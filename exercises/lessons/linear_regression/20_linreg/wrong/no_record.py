# they cannot be differentiated
def linreg(X, w, b):
    return X @ w.detach() + b
