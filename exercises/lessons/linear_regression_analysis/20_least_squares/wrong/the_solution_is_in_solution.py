# the solution is in `.solution`

import torch


def least_squares(features, labels):
    return torch.linalg.lstsq(torch.cat([features, torch.ones(len(features), 1)], dim=1), labels)
