"""Every step of the playground is PyTorch's: loss, gradients and new weights, to 1e-9, from the same weights and batch.

Numbers are compared with the largest of their tensor: a sum whose terms cancel keeps the rounding errors of the terms.
"""

import itertools

import pytest
import torch
from torch import nn

ACTIVATIONS = {"identity": nn.Identity, "relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
HIDDEN = [[], [1], [8], [3, 5], [8, 8, 8]]
RATES = [(0.03, 0.0, 1), (0.1, 0.01, 10), (0.5, 0.001, 32)]  # learning rate, weight decay, batch size
NUM_STEPS = 200
STEP = """
import {backward} from "./backward.js"
import {sgd} from "./sgd.js"
print(given.map(({layers, activation, X, y, lr, decay}) => {
  const {loss, gradients} = backward(layers, activation, X, y)
  sgd(layers, gradients, lr, decay)
  return {loss, gradients, layers}
}))
"""


def network(hidden, activation):
    """Return the model of the playground: linear layers with the activation between them, and one logit."""
    sizes = [2, *hidden, 1]
    layers = [part for pair in itertools.pairwise(sizes) for part in (nn.Linear(*pair), ACTIVATIONS[activation]())]
    return nn.Sequential(*layers[:-1]).double()


def as_layers(tensors):
    """Return the tensors W, b, W, b, … as the playground has them."""
    tensors = [tensor.tolist() for tensor in tensors]
    return [{"W": W, "b": b} for W, b in zip(tensors[::2], tensors[1::2], strict=True)]


def steps(hidden, activation, lr, decay, batch_size, seed):
    """Return what a run of PyTorch is given and what it makes of it, for each step."""
    torch.manual_seed(seed)
    model = network(hidden, activation)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, weight_decay=decay)
    for _ in range(NUM_STEPS):
        X = 2 * torch.randn(batch_size, 2, dtype=torch.float64)
        y = (X.prod(dim=1) + torch.randn(batch_size) < 0).double()
        given = {"X": X.tolist(), "y": y.tolist(), "lr": lr, "decay": decay, "activation": activation}
        given["layers"] = as_layers(model.parameters())
        loss = nn.BCEWithLogitsLoss()(model(X).squeeze(1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        made = {"loss": loss.item(), "gradients": as_layers(p.grad for p in model.parameters())}
        yield given, made | {"layers": as_layers(model.parameters())}


def apart(found, wanted):
    """Return how far two nested structures of numbers are apart at most, in the largest numbers of their tensors."""
    if isinstance(wanted, dict):
        return max(apart(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list) and isinstance(wanted[0], dict):
        return max(apart(*pair) for pair in zip(found, wanted, strict=True))
    found, wanted = torch.tensor(found, dtype=torch.float64), torch.tensor(wanted, dtype=torch.float64)
    assert found.shape == wanted.shape and wanted.isfinite().all()
    scale = wanted.abs().max().item()
    return (found - wanted).abs().max().item() / (scale or 1.0)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_step_is_the_one_that_pytorch_takes(playground, activation):
    cases = list(itertools.product(HIDDEN, RATES))
    runs = [list(steps(hidden, activation, *rates, seed)) for seed, (hidden, rates) in enumerate(cases)]
    found = playground(STEP, [given for run in runs for given, _ in run])
    pairs = zip(found, (made for run in runs for _, made in run), strict=True)
    distances = torch.tensor([apart(*pair) for pair in pairs]).reshape(len(cases), NUM_STEPS)

    worst = {str(case): f"{distance:.1e}" for case, distance in zip(cases, distances.amax(dim=1), strict=True)}
    print(worst)
    assert distances.max() <= 1e-9, worst
