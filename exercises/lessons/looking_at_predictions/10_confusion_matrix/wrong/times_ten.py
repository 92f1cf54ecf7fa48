# neither a fixed 10
import torch


def confusion_matrix(y, predicted, num_classes):
    return torch.bincount(y * 10 + predicted, minlength=100)[:100].view(10, 10)[:num_classes, :num_classes]
