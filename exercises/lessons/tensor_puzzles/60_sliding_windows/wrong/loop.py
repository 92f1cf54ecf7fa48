# there is a loop
import torch


def sliding_windows(x, k):
    return torch.tensor([x.tolist()[i : i + k] for i in range(len(x) - k + 1)], dtype=x.dtype)
