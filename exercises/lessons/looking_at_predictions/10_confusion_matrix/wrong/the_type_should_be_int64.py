# the type should be `int64`

import torch


def confusion_matrix(y, predicted, num_classes):
    matrix = torch.zeros(num_classes, num_classes)
    for i, j in zip(y, predicted):
        matrix[i, j] += 1
    return matrix
