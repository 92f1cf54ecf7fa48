# Give it a `minlength`

import torch


def confusion_matrix(y, predicted, num_classes):
    return torch.bincount(y * num_classes + predicted).reshape(num_classes, num_classes)
