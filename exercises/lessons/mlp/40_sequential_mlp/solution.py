from torch import nn


def sequential_mlp(num_inputs=784, num_hiddens=256, num_outputs=10):
    """Return the network of mlp made of PyTorch's layers, with PyTorch's own initial parameters."""
    hidden, output = nn.Linear(num_inputs, num_hiddens), nn.Linear(num_hiddens, num_outputs)
    return nn.Sequential(nn.Flatten(), hidden, nn.ReLU(), output)
