# `randint` repeats

import torch


def data_iter(batch_size, features, labels):
    for i in range(0, len(features), batch_size):
        batch = torch.randint(len(features), (min(batch_size, len(features) - i),))
        yield features[batch], labels[batch]
