# should be all ones
import torch


def least_squares(features, labels):
    A = torch.cat([features, torch.zeros(len(features), 1)], dim=1)
    return (torch.linalg.pinv(A) @ labels).flatten()
