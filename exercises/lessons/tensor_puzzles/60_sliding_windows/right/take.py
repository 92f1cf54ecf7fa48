# take
import torch


def sliding_windows(x, k):
    return x.take(torch.arange(k).unsqueeze(0) + torch.arange(len(x) - k + 1).unsqueeze(1))
