# torch item
import torch


def count_mlp_parameters(sizes):
    s = torch.tensor(sizes)
    return (s[:-1] @ s[1:] + s[1:].sum()).item()
