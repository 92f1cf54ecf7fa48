# it uses `softmin`
import torch
import torch.nn.functional as F


def softmax(logits):
    return F.softmin(-logits, dim=1)
