# the global random numbers have changed
import torch


def split_indices(n, num_validation, seed):
    before = torch.initial_seed()
    torch.manual_seed(seed)
    p = torch.randperm(n)
    torch.manual_seed(before)
    return p[num_validation:], p[:num_validation]
