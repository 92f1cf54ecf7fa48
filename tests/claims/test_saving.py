"""What the lesson on saving says about evaluation mode, another head and the best epoch, with five seeds."""

import copy

import pytest
import torch
from torch import nn

from snippets.saving import Trainer, make_model, train_keeping_best
from tests.claims.training import LOSS, failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = pytest.mark.weekly


def data():
    """Return the 2000 images to train on and the 1000 to validate."""
    X, y = fashion_mnist(True, 3000)
    return (X[:2000], y[:2000]), (X[2000:], y[2000:])


def trained(train_data):
    return train(make_model(), train_data, 0.02, num_epochs=5, batch_size=64)


def accuracy(model, images, labels):
    """Return the accuracy of model, in the mode that it is in, in batches of 100."""
    with torch.no_grad():
        scores = torch.cat([model(X) for X in images.split(100)])
    return (scores.argmax(dim=1) == labels).float().mean().item()


def test_without_eval_the_accuracy_depends_on_the_order_of_the_images():
    def measure(seed):
        train_data, (X, y) = data()
        model, order = trained(train_data), y.argsort(stable=True)
        modes = [copy.deepcopy(model).train(mode) for mode in (False, True)]
        return [accuracy(model, *images) for model in modes for images in ((X, y), (X[order], y[order]))]

    # in the first look: at most 0.01 apart in the order of the data, below 0.32 sorted
    assert not failing_seeds(
        measure, lambda own, by_class, mixed, sorted_: own == by_class > sorted_ + 0.3 and own - mixed < 0.05
    )


def test_a_head_trained_for_three_epochs_tells_shoes_from_other_garments():
    def measure(seed):
        train_data, validation_data = data()
        model = trained(train_data)
        model[5] = nn.Linear(64, 2)
        model.requires_grad_(False)[5].requires_grad_(True)
        optimizer = torch.optim.SGD(model[5].parameters(), lr=0.1)
        parts = [(X, torch.isin(y, torch.tensor([5, 7, 9])).long()) for X, y in (train_data, validation_data)]
        model.eval()
        for _ in range(3):
            for i in torch.randperm(2000).split(64):
                optimizer.zero_grad()
                LOSS(model(parts[0][0][i]), parts[0][1][i]).backward()
                optimizer.step()
        return [loss_and_accuracy(model, parts[1])[1]]

    assert not failing_seeds(measure, lambda accuracy: accuracy > 0.98)  # about 0.994


def test_the_loss_is_lowest_on_the_way_and_the_accuracy_changes_little(tmp_path):
    def measure(seed):
        (X, y), validation_data = data()
        trainer = Trainer(X[:1000], y[:1000])
        trainer.generator.manual_seed(seed)
        losses = [loss for _, loss in train_keeping_best(trainer, validation_data, tmp_path / "best.pt", num_epochs=40)]
        best = Trainer(X, y).model
        best.load_state_dict(torch.load(tmp_path / "best.pt"))
        pairs = [loss_and_accuracy(model, validation_data) for model in (best, trainer.model)]
        return losses.index(min(losses)) + 1, *(round(value, 3) for pair in pairs for value in pair)

    def holds(epoch, best_loss, best_accuracy, last_loss, last_accuracy):
        return epoch < 30 and last_loss > best_loss + 0.2 and abs(last_accuracy - best_accuracy) < 0.05

    assert not failing_seeds(measure, holds)  # in the first look: 0.27 to 0.34 higher, the accuracy by 0.039 at most
