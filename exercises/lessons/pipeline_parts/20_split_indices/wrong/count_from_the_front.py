# Count from the front

import torch


def split_indices(n, num_validation, seed):
    indices = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    return indices[:-num_validation], indices[-num_validation:]
