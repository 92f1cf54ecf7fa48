# the direct path is cut too

import torch


def divide_by_norm(x):
    with torch.no_grad():
        return x / x.norm()
