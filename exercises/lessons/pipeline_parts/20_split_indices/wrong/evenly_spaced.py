# every k-th is taken
import torch


def split_indices(n, num_validation, seed):
    step = n // max(num_validation, 1)
    validation = (torch.arange(num_validation) * step + seed) % max(n, 1)
    rest = torch.ones(n, dtype=torch.bool)
    rest[validation] = False
    return rest.nonzero().flatten(), validation
