"""What several checks of this lesson use."""

import torch


def count_pairs(y, predicted, num_classes):
    """Return how often each pair (label, prediction) occurs, (num_classes, num_classes)."""
    matrix = torch.zeros(num_classes, num_classes, dtype=torch.int64)
    for i, j in zip(y.tolist(), predicted.tolist(), strict=True):
        matrix[i, j] += 1
    return matrix
