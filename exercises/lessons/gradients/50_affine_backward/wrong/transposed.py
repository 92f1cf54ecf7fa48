# `dW` is transposed
def affine_backward(X, W, dY):
    return dY @ W.T, dY.T @ X, dY.sum(dim=0)
