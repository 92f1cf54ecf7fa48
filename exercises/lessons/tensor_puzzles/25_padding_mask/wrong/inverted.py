# The other way round
import torch


def padding_mask(lengths, width):
    return torch.arange(width) >= lengths[:, None]
