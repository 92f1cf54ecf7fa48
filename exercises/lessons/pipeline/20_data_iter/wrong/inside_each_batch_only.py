# inside each batch only

import torch


def data_iter(batch_size, features, labels):
    for i in range(0, len(features), batch_size):
        batch = i + torch.randperm(min(batch_size, len(features) - i))
        yield features[batch], labels[batch]
