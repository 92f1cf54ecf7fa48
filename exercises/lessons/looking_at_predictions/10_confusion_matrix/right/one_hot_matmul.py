# one hot matmul
import torch.nn.functional as F


def confusion_matrix(y, predicted, num_classes):
    return F.one_hot(y, num_classes).T @ F.one_hot(predicted, num_classes)
