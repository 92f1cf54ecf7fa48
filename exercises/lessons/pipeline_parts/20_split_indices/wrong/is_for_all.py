# is for all

import torch


def split_indices(n, num_validation, seed):
    torch.manual_seed(seed)
    indices = torch.randperm(n)
    return indices[num_validation:], indices[:num_validation]
