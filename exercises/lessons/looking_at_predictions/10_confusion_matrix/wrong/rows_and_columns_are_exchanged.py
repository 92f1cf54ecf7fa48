# Rows and columns are exchanged

import torch


def confusion_matrix(y, predicted, num_classes):
    pairs = predicted * num_classes + y
    return torch.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)
