# The bias is added afterwards
import torch


def least_squares(features, labels):
    w = torch.linalg.lstsq(features, labels).solution
    b = (labels - features @ w).mean()
    return torch.cat([w.flatten(), b[None]])
