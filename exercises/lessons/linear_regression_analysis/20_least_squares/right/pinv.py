# pinv
import torch


def least_squares(features, labels):
    A = torch.cat((features, torch.ones(features.shape[0], 1)), -1)
    return (torch.linalg.pinv(A) @ labels)[:, 0]
