# about a blind guess

from torch import nn


def train_classifier(images, labels):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
