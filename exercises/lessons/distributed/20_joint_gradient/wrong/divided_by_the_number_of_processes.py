# divided by the number of processes


def joint_gradient(gradients, counts):
    return sum(gradient * count for gradient, count in zip(gradients, counts)) / len(counts)
