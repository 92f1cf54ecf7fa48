# an assignment
import torch


def running_sum(x):
    return (x * ((places := torch.arange(len(x)))[:, None] >= places)).sum(dim=1)
