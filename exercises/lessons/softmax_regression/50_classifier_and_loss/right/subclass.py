# subclass
from torch import nn


class Net(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.fc = nn.Linear(i, o)

    def forward(self, x):
        return self.fc(x.flatten(1))


def classifier_and_loss(num_inputs, num_classes):
    return [Net(num_inputs, num_classes), nn.CrossEntropyLoss(reduction="mean")]
