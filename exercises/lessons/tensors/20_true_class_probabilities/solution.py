import torch


def true_class_probabilities(y_hat, y):
    return y_hat[torch.arange(len(y)), y]
