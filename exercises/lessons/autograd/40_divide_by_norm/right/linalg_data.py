# linalg data
import torch


def divide_by_norm(x):
    return torch.div(x, torch.linalg.vector_norm(x.data))
