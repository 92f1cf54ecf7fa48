# the mean of the classes' shares
import torch


def accuracy(scores, y):
    predicted = scores.argmax(1)
    return torch.stack([(predicted[y == k] == k).float().mean() for k in y.unique()]).mean().item()
