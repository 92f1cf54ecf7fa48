# they cannot be differentiated
import torch


def softmax(O):
    with torch.no_grad():
        exp = torch.exp(O - O.amax(1, keepdim=True))
        return exp / exp.sum(1, keepdim=True)
