# divide by the number of processes


def average_gradients(gradients):
    return [sum(shares) for shares in zip(*gradients)]
