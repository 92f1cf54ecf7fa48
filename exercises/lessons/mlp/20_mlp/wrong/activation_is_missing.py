# activation is missing


def mlp(X, W1, b1, W2, b2):
    return (X.flatten(1) @ W1 + b1) @ W2 + b2
