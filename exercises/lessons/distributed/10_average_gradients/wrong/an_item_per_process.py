# an item per process


def average_gradients(gradients):
    return [sum(gradient.sum() for gradient in share) / len(share) for share in gradients]
