# divided by its count
def joint_gradient(gradients, counts):
    return sum(g / max(count, 1) for g, count in zip(gradients, counts)) / sum(counts)
