# These count from the right
import torch


def padding_mask(lengths, width):
    return torch.arange(width) >= width - lengths[:, None]
