# the sum of all curvatures
import torch


def largest_learning_rate(features):
    A = torch.cat([features, torch.ones(len(features), 1)], 1)
    return 2 * len(A) / A.square().sum().item()
