# which the task rules out
import torch


def nearest_points(A, B):
    return torch.cdist(A, B).argmin(dim=1)
