# is a `yield` missing

import torch


def data_iter(batch_size, features, labels):
    indices = torch.randperm(len(features))
