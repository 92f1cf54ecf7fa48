# no longer match

import torch


def data_iter(batch_size, features, labels):
    features = features[torch.randperm(len(features))]
    labels = labels[torch.randperm(len(labels))]
    for i in range(0, len(features), batch_size):
        yield features[i : i + batch_size], labels[i : i + batch_size]
