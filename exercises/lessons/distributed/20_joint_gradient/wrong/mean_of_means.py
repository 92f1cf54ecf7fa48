# mean of means


def joint_gradient(gradients, counts):
    return sum(gradients) / len(gradients)
