import torch


def confusion_matrix(y, predicted, num_classes):
    """Return how many examples of class i were predicted as class j, at [i, j]; (num_classes, num_classes)."""
    pairs = y * num_classes + predicted  # one number for each pair of classes
    return torch.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)
