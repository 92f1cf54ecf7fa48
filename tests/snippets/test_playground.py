import math
from itertools import chain

import pytest
import torch

from snippets.playground import ACTIVATIONS, evaluate, network, plot_surface, run_all, take_steps
from snippets.playground_data import NUM_POINTS, generator, noisy_points, normal, shuffled

DATA = ["circle", "xor", "blobs", "spiral"]


def random(seed=0):
    return generator(seed).__next__


def test_the_generator_is_that_of_the_definition_and_differs_by_seed():
    state = 48271 * 987654321 % (2**31 - 1)
    first = [next(generator(seed)) for seed in range(1000)]

    assert first[0] == state / (2**31 - 1)
    assert len(set(first)) == 1000 and all(0 < value < 1 for value in first)


def test_numbers_are_uniform_and_normal():
    draw = random()
    uniform = torch.tensor([draw() for _ in range(20000)])
    gauss = torch.tensor([normal(draw) for _ in range(20000)])

    for values, mean, std in ((uniform, 0.5, math.sqrt(1 / 12)), (gauss, 0.0, 1.0)):
        assert abs(values.mean().item() - mean) < 5 * std / math.sqrt(20000)
        assert abs(values.std().item() / std - 1) < 0.03


def test_the_classes_are_where_they_should_be():
    X, y = noisy_points("circle", 0, random())
    assert torch.equal(X.norm(dim=1) < 1.5, y == 1)

    X, y = noisy_points("xor", 0, random())
    assert torch.equal(X.prod(dim=1) < 0, y == 1)

    X, y = noisy_points("blobs", 0, random())
    assert (X[y == 1].mean(dim=0) - 1.2).abs().max() < 0.2 and (X[y == 0].mean(dim=0) + 1.2).abs().max() < 0.2

    X, y = noisy_points("spiral", 0, random())
    along = (X.norm(dim=1) - 0.2) / 2.3
    turned = torch.atan2(X[:, 1], X[:, 0]) - 2.5 * math.pi * along - math.pi * y
    assert (turned.cos() - 1).abs().max() < 1e-9


@pytest.mark.parametrize("data", DATA)
def test_labels_take_turns_and_noise_has_its_standard_deviation(data):
    X, y = noisy_points(data, 0.5, random())
    assert X.shape == (NUM_POINTS, 2) and y.tolist() == [0.0, 1.0] * (NUM_POINTS // 2)

    draw, moves = iter([0.5] * 10**6).__next__, []  # every point the same: what differs is the noise alone
    for noise in (0.0, 0.5):
        moves.append(noisy_points(data, noise, draw)[0])
    assert torch.allclose(
        moves[1] - moves[0], torch.full((NUM_POINTS, 2), 0.5 * normal(lambda: 0.5), dtype=torch.float64)
    )


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_network_has_the_layers_and_first_weights_of_nn_linear(activation):
    model = network([3, 8], activation, random())
    linear = [layer for layer in model if isinstance(layer, torch.nn.Linear)]

    assert [(layer.in_features, layer.out_features) for layer in linear] == [(2, 3), (3, 8), (8, 1)]
    assert [type(layer) for layer in model[1::2]] == [ACTIVATIONS[activation]] * 2
    for layer in linear:
        bound = 1 / math.sqrt(layer.in_features)
        assert all(parameter.abs().max() <= bound for parameter in layer.parameters())
        assert layer.weight.abs().max() > bound / 2 or layer.weight.numel() < 5


def test_shuffled_gives_every_order_about_as_often():
    draw = random()
    counts = torch.zeros(3, 3)
    for _ in range(3000):
        for place, number in enumerate(shuffled(3, draw)):
            counts[place, number] += 1

    assert (counts - 1000).abs().max() < 130  # five standard deviations


def test_every_point_has_its_turn_before_any_comes_again():
    model, seen = network([], "tanh", random()), []
    model.register_forward_pre_hook(lambda _, arguments: seen.append(arguments[0][:, 0].int().tolist()))
    X = torch.arange(10, dtype=torch.float64).repeat(2, 1).T
    take_steps(model, X, torch.zeros(10, dtype=torch.float64), 6, 4, 0.1, 0, random())

    assert [len(batch) for batch in seen] == [4, 4, 2] * 2
    assert sorted(chain(*seen[:3])) == sorted(chain(*seen[3:])) == list(range(10))


def test_evaluate_is_the_mean_cross_entropy_and_the_share_of_right_signs():
    model = network([], "tanh", random())
    X, y = noisy_points("blobs", 0.5, random())
    p = torch.sigmoid(model(X).squeeze(1)).detach()
    loss, accuracy = evaluate(model, X, y)

    assert math.isclose(loss, -(y * p.log() + (1 - y) * (1 - p).log()).mean().item(), rel_tol=1e-12)
    assert math.isclose(accuracy, ((p > 0.5) == (y == 1)).double().mean().item())


def test_a_run_is_the_same_again_and_draws():
    settings = ("circle", 0.1, 50, [4], "tanh", 0.1, 10, 0, 0, 20)
    (model, *first), (_, *second) = run_all(*settings), run_all(*settings)
    plot_surface(model, *noisy_points("circle", 0.1, random()))

    assert first == second and model[0].weight.dtype == torch.float64
