# the global generator is set and put back
import torch


def split_indices(n, num_validation, seed):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        order = torch.randperm(n)
    return tuple(order.split([n - num_validation, num_validation]))
