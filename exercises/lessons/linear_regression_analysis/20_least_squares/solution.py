import torch


def with_ones(features):
    """Return the features with a column of ones (n, d + 1), which makes the bias one more weight."""
    return torch.cat([features, torch.ones(len(features), 1)], dim=1)


def least_squares(features, labels):
    """Return the params (d + 1,) with the smallest squared error over all examples, in closed form."""
    return torch.linalg.lstsq(with_ones(features), labels).solution.flatten()
