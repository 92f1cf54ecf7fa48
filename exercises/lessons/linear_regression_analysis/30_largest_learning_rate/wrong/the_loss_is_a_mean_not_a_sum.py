# the loss is a mean, not a sum

import torch


def largest_learning_rate(features):
    A = torch.cat([features, torch.ones(len(features), 1)], dim=1)
    return 2 / torch.linalg.eigvalsh(A.T @ A).max().item()
