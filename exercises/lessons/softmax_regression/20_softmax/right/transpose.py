# transpose
import torch


def softmax(O):
    T = O.T - O.max(dim=1)[0]
    T = T.exp()
    return (T / T.sum(0)).T
