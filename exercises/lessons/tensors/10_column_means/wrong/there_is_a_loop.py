# there is a loop
import torch


def column_means(X):
    return torch.tensor([sum(column) / len(column) for column in X.T.tolist()])
