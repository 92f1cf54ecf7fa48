# which the task rules out
import torch


def relu(X):
    return torch.relu(X)
