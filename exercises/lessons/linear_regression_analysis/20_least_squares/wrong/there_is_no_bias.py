# There is no bias

import torch


def least_squares(features, labels):
    return torch.linalg.lstsq(features, labels).solution.flatten()
