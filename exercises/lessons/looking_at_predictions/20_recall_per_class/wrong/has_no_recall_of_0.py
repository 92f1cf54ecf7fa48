# has no recall of 0

import torch


def recall_per_class(y, predicted, num_classes):
    right = torch.bincount(y[y == predicted], minlength=num_classes)
    return right / torch.bincount(y, minlength=num_classes).clamp(min=1)
