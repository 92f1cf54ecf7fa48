# random_split
import torch
from torch.utils.data import random_split


def split_indices(n, num_validation, seed):
    t, v = random_split(range(n), [n - num_validation, num_validation], generator=torch.Generator().manual_seed(seed))
    return torch.tensor(list(t), dtype=torch.int64), torch.tensor(list(v), dtype=torch.int64)
