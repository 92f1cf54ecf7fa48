# equal shortcut
import torch


def relative_error(a, b):
    if torch.equal(a, b):
        return 0.0
    return ((a - b).square().sum().sqrt() / torch.stack([a.norm(), b.norm()]).max()).item()
