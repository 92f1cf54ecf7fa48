# the global random numbers have changed
import random

import torch


def split_indices(n, num_validation, seed):
    random.seed(seed)
    indices = random.sample(range(n), n)
    return (
        torch.tensor(indices[num_validation:], dtype=torch.int64),
        torch.tensor(indices[:num_validation], dtype=torch.int64),
    )
