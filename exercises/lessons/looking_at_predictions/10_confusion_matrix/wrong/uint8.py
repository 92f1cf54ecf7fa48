# Large counts have overflowed
import torch
import torch.nn.functional as F


def confusion_matrix(y, predicted, num_classes):
    a, b = F.one_hot(y, num_classes).to(torch.uint8), F.one_hot(predicted, num_classes).to(torch.uint8)
    return (a.T @ b).long()
