# `X` was changed


def relu(X):
    X[X < 0] = 0
    return X
