# `dW2` uses `Z` from before relu
def network_backward(X, W1, b1, W2, b2, dY):
    Z = X @ W1 + b1
    dZ = (dY @ W2.T) * (Z > 0)
    return [X.T @ dZ, dZ.sum(dim=0), Z.T @ dY, dY.sum(dim=0)]
