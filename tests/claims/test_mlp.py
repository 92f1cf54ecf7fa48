"""What the lesson on the multilayer perceptron says about training, on five seeds."""

import pytest
import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.mlp import init_weights, sequential_mlp
from snippets.pipeline import train_epoch

pytestmark = pytest.mark.weekly


def test_a_relu_or_a_softmax_after_the_scores_makes_learning_slower(fashion_mnist):
    (X, y), _ = fashion_mnist
    accuracies = []
    for seed in range(5):
        accuracies.append([])
        for more in ([], [nn.ReLU()], [nn.Softmax(dim=1)]):
            torch.manual_seed(seed)
            model = sequential_mlp(num_hiddens=64).apply(init_weights)
            model.extend(more)
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            for _ in range(3):
                _, accuracy = train_epoch(model, nn.CrossEntropyLoss(), optimizer, data_iter(64, X[:20000], y[:20000]))
            accuracies[-1].append(accuracy)

    assert all(plain > relu and plain > softmax for plain, relu, softmax in accuracies), accuracies
