def squared_loss(y_hat, y):
    """Return half the squared error of each example, in the shape of y_hat."""
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
