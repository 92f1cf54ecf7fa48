# average parameter by parameter


def average_gradients(gradients):
    return sum(gradients) / len(gradients)
