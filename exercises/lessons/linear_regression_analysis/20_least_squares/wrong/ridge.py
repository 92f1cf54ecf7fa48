# a 1 added to the diagonal
import torch


def least_squares(features, labels):
    A = torch.cat([features, torch.ones(len(features), 1)], 1)
    return torch.linalg.solve(A.T @ A + torch.eye(A.shape[1]), A.T @ labels).flatten()
