# ten for each image

from torch import nn


def train_classifier(images, labels):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 1))
