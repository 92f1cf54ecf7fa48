# to the right of the features

import torch


def least_squares(features, labels):
    A = torch.cat([torch.ones(len(features), 1), features], dim=1)
    return torch.linalg.lstsq(A, labels).solution.flatten()
