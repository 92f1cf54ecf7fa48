"""Saving and loading: what comes back, what is refused, and training that resumes exactly."""

import copy
import pickle

import matplotlib.pyplot as plt
import pytest
import torch
from torch import nn

from snippets.pipeline import evaluate
from snippets.saving import (
    Net,
    Surprise,
    Trainer,
    load_checkpoint,
    make_model,
    max_difference,
    plot_losses,
    save_checkpoint,
    train_keeping_best,
)


@pytest.fixture(scope="module")
def noise():
    torch.manual_seed(0)
    return torch.rand(200, 1, 28, 28), torch.randint(10, (200,))


def new_trainer(data, seed=0):
    torch.manual_seed(seed)
    return Trainer(*data)


def test_a_loaded_model_has_the_outputs_of_the_saved_one_in_evaluation_mode(tmp_path, noise):
    torch.manual_seed(0)
    model, fresh = make_model(), make_model()
    model(noise[0])  # moves the running statistics
    torch.save(model.state_dict(), tmp_path / "model.pt")
    fresh.load_state_dict(torch.load(tmp_path / "model.pt"))

    assert not torch.equal(model(noise[0]), fresh(noise[0]))  # both are training
    fresh.load_state_dict(torch.load(tmp_path / "model.pt"))
    model.load_state_dict(torch.load(tmp_path / "model.pt"))
    assert torch.equal(model.eval()(noise[0]), fresh.eval()(noise[0]))


def test_a_pass_in_training_mode_changes_the_buffers_even_without_gradients(noise):
    model = make_model()
    before = copy.deepcopy(model.state_dict())

    with torch.no_grad():
        model(noise[0])
    assert [name for name, t in model.state_dict().items() if not torch.equal(t, before[name])] == [
        "2.running_mean",
        "2.running_var",
        "2.num_batches_tracked",
    ]


@pytest.mark.parametrize("thing", [Surprise(), Net(nn.Linear(2, 1))])
def test_the_default_of_load_refuses_foreign_classes(tmp_path, thing, capsys):
    torch.save(thing, tmp_path / "thing.pt")

    with pytest.raises(pickle.UnpicklingError, match="Unsupported global"):
        torch.load(tmp_path / "thing.pt")
    assert capsys.readouterr().out == ""


def test_without_weights_only_a_file_runs_what_it_likes(tmp_path, capsys):
    torch.save(Surprise(), tmp_path / "surprise.pt")
    torch.load(tmp_path / "surprise.pt", weights_only=False)

    assert capsys.readouterr().out == "This line was printed by the file.\n"


def test_resumed_training_equals_uninterrupted_training_bit_by_bit(tmp_path, noise):
    whole, half, resumed = new_trainer(noise), new_trainer(noise), new_trainer(noise, seed=99)
    whole_loss = whole.train(5)
    half.train(2)
    save_checkpoint(half, tmp_path / "checkpoint.pt")
    load_checkpoint(resumed, tmp_path / "checkpoint.pt")

    assert resumed.train(3) == whole_loss and resumed.epoch == whole.epoch == 5
    for name, tensor in whole.model.state_dict().items():
        assert torch.equal(tensor, resumed.model.state_dict()[name]), name


@pytest.mark.parametrize("part", ["optimizer", "generator"])
def test_without_one_part_of_the_checkpoint_training_takes_another_way(tmp_path, noise, part):
    whole, half, resumed = new_trainer(noise), new_trainer(noise), new_trainer(noise, seed=99)
    whole.train(3)
    half.train(1)
    save_checkpoint(half, tmp_path / "checkpoint.pt")
    load_checkpoint(resumed, tmp_path / "checkpoint.pt", skip=(part,))
    resumed.train(2)

    assert max_difference(whole.model, resumed.model) > 1e-4


def test_an_interrupted_save_leaves_the_old_checkpoint(tmp_path, noise, monkeypatch):
    trainer, path = new_trainer(noise), tmp_path / "checkpoint.pt"
    save_checkpoint(trainer, path)
    before = path.read_bytes()

    def fail(checkpoint, file):
        file.write_bytes(b"half of it")
        raise OSError("no space left on device")

    monkeypatch.setattr(torch, "save", fail)
    with pytest.raises(OSError, match="no space"):
        save_checkpoint(trainer, path)
    assert path.read_bytes() == before


def test_trainer_takes_momentum_steps_as_the_formula_says(noise):
    X, y = noise[0][:8], noise[1][:8]
    trainer = new_trainer((X, y))
    model = copy.deepcopy(trainer.model)
    velocities = [torch.zeros_like(param) for param in model.parameters()]
    trainer.train(3)

    for _ in range(3):  # one batch an epoch
        grads = torch.autograd.grad(nn.functional.cross_entropy(model(X), y), list(model.parameters()))
        with torch.no_grad():
            for param, v, grad in zip(model.parameters(), velocities, grads, strict=True):
                param -= 0.05 * v.mul_(0.9).add_(grad)
    assert max_difference(model, trainer.model) < 1e-6


def test_max_difference_finds_the_one_parameter_changed():
    model = nn.Linear(3, 2)
    other = copy.deepcopy(model)
    with torch.no_grad():
        other.bias[1] -= 0.5

    assert max_difference(model, other) == pytest.approx(0.5)


def test_the_kept_model_is_the_one_of_the_lowest_validation_loss(tmp_path, noise):
    validation_data = noise[0][100:], noise[1][100:]
    trainer = new_trainer((noise[0][:100], noise[1][:100]))
    history = train_keeping_best(trainer, validation_data, tmp_path / "best.pt", num_epochs=30)
    trainer.model.load_state_dict(torch.load(tmp_path / "best.pt"))

    losses = [validation_loss for _, validation_loss in history]
    assert len(losses) == 30 and min(losses) < losses[-1]
    assert evaluate(trainer.model, trainer.loss_fn, [validation_data])[0] == min(losses)


def test_the_figure_marks_the_lowest_validation_loss():
    plot_losses([(3.0, 3.5), (2.0, 2.5), (1.0, 2.8)])

    training, validation, mark = plt.gca().lines
    assert list(training.get_ydata()) == [3.0, 2.0, 1.0] and list(validation.get_ydata()) == [3.5, 2.5, 2.8]
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == (2, 2.5)
