import torch


def average_gradients(gradients):
    return [torch.stack(shares).mean(dim=0) for shares in zip(*gradients)]
