# Use **one** permutation

import torch


def split_indices(n, num_validation, seed):
    generator = torch.Generator().manual_seed(seed)
    first, second = torch.randperm(n, generator=generator), torch.randperm(n, generator=generator)
    return first[num_validation:], second[:num_validation]
