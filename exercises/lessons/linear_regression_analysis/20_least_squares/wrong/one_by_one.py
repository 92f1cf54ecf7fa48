# Each feature was fitted by itself
import torch


def least_squares(features, labels):
    X = features - features.mean(0)
    y = labels - labels.mean()
    w = (X * y).sum(0) / (X * X).sum(0)
    return torch.cat([w, (labels.mean() - features.mean(0) @ w)[None]])
