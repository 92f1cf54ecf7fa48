"""What the lesson on the multilayer perceptron says about training, on five seeds."""

import pytest
import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.mlp import init_weights, sequential_mlp
from snippets.pipeline import train_epoch
from snippets.softmax_regression import init_weights as init_linear

pytestmark = [pytest.mark.weekly, pytest.mark.timeout(3600)]  # a hundred epochs


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

    # seeds 0 to 4: 0.81 to 0.82 as it should be, 0.45 to 0.64 after a ReLU, 0.65 to 0.67 after a softmax
    assert all(plain > relu + 0.1 and plain > softmax + 0.1 for plain, relu, softmax in accuracies), accuracies


def test_after_ten_epochs_the_training_loss_is_well_below_that_of_softmax_regression(fashion_mnist):
    train_data, _ = fashion_mnist
    pairs = []
    for seed in range(5):
        pairs.append([])
        for make in (
            lambda: sequential_mlp().apply(init_weights),
            lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).apply(init_linear),
        ):
            torch.manual_seed(seed)
            model = make()
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            for _ in range(10):
                loss, _ = train_epoch(model, nn.CrossEntropyLoss(), optimizer, data_iter(256, *train_data))
            pairs[-1].append(loss)

    # seeds 0 to 4: 0.381 to 0.387 against 0.447
    assert all(mlp < soft - 0.03 for mlp, soft in pairs), pairs
