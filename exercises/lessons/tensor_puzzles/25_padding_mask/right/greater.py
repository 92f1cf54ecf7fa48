# the other way round
import torch


def padding_mask(lengths, width):
    return lengths.unsqueeze(-1) > torch.arange(width)
