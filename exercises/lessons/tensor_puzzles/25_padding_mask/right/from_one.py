# places counted from 1
import torch


def padding_mask(lengths, width):
    return torch.arange(1, width + 1).expand(len(lengths), width) <= lengths.reshape(-1, 1)
