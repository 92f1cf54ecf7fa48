def joint_gradient(gradients, counts):
    total = sum(gradient * count for gradient, count in zip(gradients, counts))
    return total / sum(counts)
