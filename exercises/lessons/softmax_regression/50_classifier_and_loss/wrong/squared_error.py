# for classification take
from torch import nn


def classifier_and_loss(num_inputs, num_classes):
    return nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_classes)), nn.MSELoss()
