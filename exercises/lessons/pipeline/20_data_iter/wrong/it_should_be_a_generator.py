# It should be a generator
import torch


def data_iter(batch_size, features, labels):
    order = torch.randperm(len(labels))
    return [(features[part], labels[part]) for part in order.split(batch_size)]
