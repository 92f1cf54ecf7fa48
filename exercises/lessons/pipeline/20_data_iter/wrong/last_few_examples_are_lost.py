# last few examples are lost

import torch


def data_iter(batch_size, features, labels):
    indices = torch.randperm(len(features))
    for i in range(len(features) // batch_size):
        batch = indices[i * batch_size : (i + 1) * batch_size]
        yield features[batch], labels[batch]
