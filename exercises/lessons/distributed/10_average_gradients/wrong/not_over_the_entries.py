# not over the entries

import torch


def average_gradients(gradients):
    return [torch.stack(shares).mean() for shares in zip(*gradients)]
