# nll_loss
import torch.nn.functional as F


def true_class_probabilities(y_hat, y):
    return -F.nll_loss(y_hat, y, reduction="none")
