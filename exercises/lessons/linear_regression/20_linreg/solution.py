def linreg(X, w, b):
    """Return the predictions Xw + b (n, 1)."""
    return X @ w + b
