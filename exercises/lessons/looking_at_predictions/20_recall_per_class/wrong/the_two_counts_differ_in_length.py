# The two counts differ in length

import torch


def recall_per_class(y, predicted, num_classes):
    return torch.bincount(y[y == predicted], minlength=num_classes) / torch.bincount(y)
