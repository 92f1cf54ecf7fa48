# Pairs that repeat were counted once only

import torch


def confusion_matrix(y, predicted, num_classes):
    matrix = torch.zeros(num_classes, num_classes, dtype=torch.int64)
    matrix[y, predicted] += 1
    return matrix
