# positions among the mistakes

import torch


def surest_mistakes(scores, y, num):
    probability, predicted = torch.softmax(scores, dim=1).max(dim=1)
    return probability[predicted != y].topk(num).indices
