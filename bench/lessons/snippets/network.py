"""What one lesson includes, and the benchmark edits: the network."""

from torch import nn


# --8<-- [start:network]
def network():
    """Return a multilayer perceptron for images of 784 pixels and 10 classes."""
    num_hiddens = 128
    return nn.Sequential(nn.Linear(784, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, 10))


# --8<-- [end:network]
