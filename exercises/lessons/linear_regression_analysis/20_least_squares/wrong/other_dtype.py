# The dtype has changed
import torch


def least_squares(features, labels):
    A = torch.cat([features, torch.ones(len(features), 1)], 1).double()
    return torch.linalg.lstsq(A, labels.double()).solution.flatten()
