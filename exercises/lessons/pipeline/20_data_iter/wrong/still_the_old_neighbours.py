# still the old neighbours

import torch


def data_iter(batch_size, features, labels):
    starts = list(range(0, len(features), batch_size))
    for k in torch.randperm(len(starts) - 1).tolist() + [len(starts) - 1]:
        i = starts[k]
        yield features[i : i + batch_size], labels[i : i + batch_size]
