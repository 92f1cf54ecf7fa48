# the caller's `gradients` has changed
def joint_gradient(gradients, counts):
    for gradient, count in zip(gradients, counts):
        gradient *= count
    return sum(gradients) / sum(counts)
