# take square matrices only

import torch


def least_squares(features, labels):
    A = torch.cat([features, torch.ones(len(features), 1)], dim=1)
    return torch.linalg.solve(A, labels).flatten()
