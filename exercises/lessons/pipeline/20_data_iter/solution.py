import torch


def data_iter(batch_size, features, labels):
    """Yield shuffled minibatches that cover every example once; the last may be smaller than batch_size."""
    indices = torch.randperm(len(features))
    for batch in indices.split(batch_size):
        yield features[batch], labels[batch]
