# multiplied by its own count first


def joint_gradient(gradients, counts):
    return sum(gradients) / sum(counts)
