# slices
import torch


def split_indices(n, num_validation, seed):
    g = torch.Generator()
    g.manual_seed(seed)
    p = torch.randperm(n, generator=g)
    return p[: n - num_validation], p[n - num_validation :]
