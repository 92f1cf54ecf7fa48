# there is a loop
import torch


def center_rows(X):
    return torch.stack(list(map(lambda row: row - row.mean(), X)))
