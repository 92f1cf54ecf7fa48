# The dtype has changed
import torch


def data_iter(batch_size, features, labels):
    for part in torch.randperm(len(labels)).split(batch_size):
        yield features[part], labels[part].float()
