from itertools import pairwise

import pytest
import torch
from torch import nn

from snippets.value import Value
from snippets.value_line import fit_line, line_loss

POINTS = [(-2.0, -5.1), (-1.0, -2.9), (0.0, -1.2), (1.0, 1.1), (2.0, 3.0)]


def test_loss_is_the_mean_squared_error():
    x, y = torch.tensor(POINTS, dtype=torch.float64).T

    assert line_loss(Value(0.5), Value(-2.0), POINTS).data == pytest.approx(nn.MSELoss()(0.5 * x - 2, y).item())


def test_the_line_takes_the_same_steps_as_with_torch():
    X, y = torch.tensor(POINTS, dtype=torch.float64).split(1, dim=1)
    model = nn.Linear(1, 1, dtype=torch.float64)
    for param in model.parameters():
        nn.init.zeros_(param)
    optimizer, expected = torch.optim.SGD(model.parameters(), lr=0.1), []
    for _ in range(20):
        loss = nn.functional.mse_loss(model(X), y)
        expected.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    w, b, losses = fit_line(POINTS, lr=0.1, num_steps=20)

    assert losses == pytest.approx(expected, rel=1e-9)
    assert (w.data, b.data) == pytest.approx((model.weight.item(), model.bias.item()), rel=1e-9)
    assert all(later < earlier for earlier, later in pairwise(losses))


def test_enough_steps_reach_the_line_of_least_squares():
    data = torch.tensor(POINTS, dtype=torch.float64)
    X = torch.stack([data[:, 0], torch.ones(len(data))], dim=1)
    w, b, _ = fit_line(POINTS, lr=0.1, num_steps=200)

    assert [w.data, b.data] == pytest.approx(torch.linalg.lstsq(X, data[:, 1:]).solution.flatten().tolist(), rel=1e-9)
