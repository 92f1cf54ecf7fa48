# `W` is transposed
def merge_linear_layers(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2
