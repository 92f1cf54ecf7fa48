# Only the start is another
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    indices = (torch.arange(n) + torch.randint(n, (1,))) % n
    for i in indices.split(batch_size):
        yield features[i], labels[i]
