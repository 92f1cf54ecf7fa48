# a dimension of size 1 is not
import torch


def joint_gradient(gradients, counts):
    total = sum(gradient * count for gradient, count in zip(gradients, counts))
    return (total / sum(counts)).squeeze()
