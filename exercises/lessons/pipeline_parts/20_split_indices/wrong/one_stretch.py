# one stretch

import torch


def split_indices(n, num_validation, seed):
    indices = torch.arange(n)
    return indices[num_validation:], indices[:num_validation]
