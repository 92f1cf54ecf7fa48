# flatten them to 784

from torch import nn


def train_classifier(images, labels):
    return nn.Linear(784, 10)
