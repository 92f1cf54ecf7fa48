# `db` has the shape of `b`
def affine_backward(X, W, dY):
    return dY @ W.T, X.T @ dY, dY
