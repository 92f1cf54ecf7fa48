# stack singles
import torch


def data_iter(batch_size, features, labels):
    Xs, ys = [], []
    for i in torch.randperm(len(features)):
        Xs.append(features[i])
        ys.append(labels[i])
        if len(Xs) == batch_size:
            yield torch.stack(Xs), torch.stack(ys)
            Xs, ys = [], []
    if Xs:
        yield torch.stack(Xs), torch.stack(ys)
