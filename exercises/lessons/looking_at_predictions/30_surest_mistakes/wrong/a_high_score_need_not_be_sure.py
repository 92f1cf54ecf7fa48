# a high score need not be sure

import torch


def surest_mistakes(scores, y, num):
    highest, predicted = scores.max(dim=1)
    return torch.where(predicted == y, -torch.inf, highest).topk(num).indices
