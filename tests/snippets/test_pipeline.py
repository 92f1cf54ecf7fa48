import pytest
import torch
from torch import nn

from snippets.clouds import linear_classifier, load_clouds
from snippets.pipeline import count_correct, evaluate, train, train_epoch, train_step
from snippets.pipeline_traps import (
    mean_of_batch_means,
    never_reset,
    reset_between,
    reset_first,
    reset_last,
    step_first,
    train_with,
    train_with_stale_optimizer,
)

loss_fn = nn.CrossEntropyLoss()


@pytest.fixture
def model():
    torch.manual_seed(1)
    return linear_classifier()


@pytest.fixture
def loaders():
    return load_clouds()


def test_count_correct_counts_rows_by_their_largest_score():
    scores = torch.tensor([[0.1, 0.9, 0.0], [2.0, 1.0, -1.0], [0.0, 0.0, 5.0]])

    assert count_correct(scores, torch.tensor([1, 1, 2])) == 2


def test_step_moves_against_the_gradient_of_the_loss(model):
    X, y = torch.randn(8, 2), torch.randint(3, (8,))
    before = model.weight.detach().clone()
    (gradient,) = torch.autograd.grad(loss_fn(model(X), y), [model.weight])

    train_step(model, loss_fn, torch.optim.SGD(model.parameters(), lr=0.5), X, y)

    torch.testing.assert_close(model.weight.detach(), before - 0.5 * gradient)


def test_second_step_uses_only_its_own_gradient(model):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    X, y = torch.randn(8, 2), torch.randint(3, (8,))
    train_step(model, loss_fn, optimizer, X, y)
    (gradient,) = torch.autograd.grad(loss_fn(model(X), y), [model.weight])

    train_step(model, loss_fn, optimizer, X, y)

    torch.testing.assert_close(model.weight.grad, gradient)


def test_evaluate_equals_one_pass_over_all_examples(model, loaders):
    X, y = loaders[1].dataset.tensors
    scores = model(X)

    loss, accuracy = evaluate(model, loss_fn, loaders[1])

    assert loss == pytest.approx(loss_fn(scores, y).item(), rel=1e-5)
    assert accuracy == pytest.approx((scores.argmax(dim=1) == y).double().mean().item())


def test_evaluate_leaves_weights_and_gradients_alone(model, loaders):
    before = model.weight.detach().clone()

    evaluate(model, loss_fn, loaders[1])

    assert torch.equal(model.weight, before)
    assert model.weight.grad is None


def test_epoch_without_learning_reports_what_evaluate_reports(model, loaders):
    still = torch.optim.SGD(model.parameters(), lr=0.0)

    epoch = train_epoch(model, loss_fn, still, loaders[0])

    assert epoch == pytest.approx(evaluate(model, loss_fn, loaders[0]), rel=1e-5)


def test_epoch_takes_a_step_per_batch(model, loaders):
    batches = list(loaders[0])
    twin = linear_classifier()
    twin.load_state_dict(model.state_dict())
    optimizer = torch.optim.SGD(twin.parameters(), lr=0.1)
    for X, y in batches:
        train_step(twin, loss_fn, optimizer, X, y)

    train_epoch(model, loss_fn, torch.optim.SGD(model.parameters(), lr=0.1), batches)

    assert torch.equal(model.weight, twin.weight)


def test_training_separates_the_clouds_and_ends_in_eval_mode(model, loaders):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    history = train(model, loss_fn, optimizer, *loaders, num_epochs=5)

    assert len(history) == 5
    assert history[-1][0] < history[0][0] < 1.0
    assert min(history[-1][1:]) > 0.85
    assert not model.training


def test_epochs_run_in_training_mode_and_evaluations_in_evaluation_mode(loaders):
    modes = []
    model = linear_classifier()
    model.register_forward_hook(lambda module, X, scores: modes.append(module.training))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    train(model, loss_fn, optimizer, *loaders, num_epochs=2)

    assert modes == (len(loaders[0]) * [True] + len(loaders[1]) * [False]) * 2


def test_resetting_first_or_last_gives_the_same_weights(loaders):
    first = train_with(reset_first, 2, loaders[0])
    last = train_with(reset_last, 2, loaders[0])

    assert torch.equal(first.weight, last.weight)
    assert not torch.equal(first.weight, train_with(never_reset, 2, loaders[0]).weight)


def test_resetting_before_the_step_stops_learning(loaders):
    stuck = train_with(reset_between, 1, loaders[0])
    torch.manual_seed(0)

    assert torch.equal(stuck.weight, linear_classifier().weight)


def test_a_step_that_comes_first_uses_the_gradient_of_the_batch_before(loaders):
    batches = list(loaders[0])[:2]

    assert torch.equal(train_with(step_first, 1, batches).weight, train_with(reset_first, 1, batches[:1]).weight)


def test_mean_of_batch_means_gives_a_short_batch_too_much_weight(model):
    X, y = torch.randn(5, 2), torch.tensor([0, 1, 2, 0, 1])
    batches = [(X[:4], y[:4]), (X[4:], y[4:])]
    losses = nn.functional.cross_entropy(model(X), y, reduction="none")

    mean = mean_of_batch_means(model, loss_fn, batches)

    assert mean == pytest.approx((losses[:4].mean() + losses[4]).item() / 2)


def test_optimizer_does_not_move_a_layer_put_in_later(loaders):
    before, after = train_with_stale_optimizer(loaders[0], loss_fn)

    assert torch.equal(before, after)
