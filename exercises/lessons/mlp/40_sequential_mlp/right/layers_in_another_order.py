# a class that defines its layers in another order
import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, num_inputs, num_hiddens, num_outputs):
        super().__init__()
        self.scores = nn.Linear(num_hiddens, num_outputs)
        self.units = nn.Linear(num_inputs, num_hiddens)

    def forward(self, X):
        return self.scores(self.units(X.flatten(start_dim=1)).relu())


sequential_mlp = Perceptron
