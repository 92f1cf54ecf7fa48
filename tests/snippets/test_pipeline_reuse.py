import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from snippets.clouds import load_clouds
from snippets.pipeline_reuse import hidden_layer_model, quadrants, trained_accuracy


def test_quadrants_are_labelled_by_the_sign_of_the_product():
    torch.manual_seed(0)
    X, y = quadrants(1000)

    assert X.abs().max() <= 1
    assert torch.equal(y, (X[:, 0].sign() == X[:, 1].sign()).long())
    assert 0.4 < y.double().mean() < 0.6


def test_hidden_layer_model_drops_only_in_training_mode():
    torch.manual_seed(0)
    model, X = hidden_layer_model(3, dropout=0.5), torch.randn(5, 2)
    hidden = torch.relu(model[0](X))

    assert not torch.equal(model(X), model(X))
    assert torch.equal(model.eval()(X), model[3](hidden))
    assert model(X).shape == (5, 3)


def test_the_loop_trains_either_model_and_only_the_hidden_layer_learns_quadrants():
    torch.manual_seed(0)
    squares = [DataLoader(TensorDataset(*quadrants(400)), batch_size=32, shuffle=s) for s in (True, False)]

    assert trained_accuracy(nn.Linear(2, 2), *squares) < 0.65
    assert trained_accuracy(hidden_layer_model(2), *squares) > 0.9
    assert trained_accuracy(nn.Linear(2, 3), *load_clouds()) > 0.85
