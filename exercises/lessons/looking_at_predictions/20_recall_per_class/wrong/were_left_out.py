# were left out

import torch


def recall_per_class(y, predicted, num_classes):
    return torch.stack([(predicted[y == k] == k).float().mean() for k in y.unique()])
