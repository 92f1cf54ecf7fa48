"""Saving and loading: models, checkpoints from which training resumes, and the best model of a training run."""

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from snippets.pipeline import evaluate, train_epoch


def make_model(num_hiddens=64):
    """Return a classifier from (n, 1, 28, 28) to (n, 10) that has batch normalisation and dropout."""
    hidden, output = nn.Linear(784, num_hiddens), nn.Linear(num_hiddens, 10)
    return nn.Sequential(nn.Flatten(), hidden, nn.BatchNorm1d(num_hiddens), nn.ReLU(), nn.Dropout(0.2), output)


class Net(nn.Sequential):
    """A network in a class of our own."""


class Surprise:
    """An object whose pickle calls print when it is loaded."""

    def __reduce__(self):
        return print, ("This line was printed by the file.",)  # what loading shall call, and its arguments


class Trainer:
    """All that a training run consists of: model, optimizer, shuffled data, number of epochs done."""

    def __init__(self, X, y, lr=0.05, momentum=0.9, batch_size=64):
        self.model = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
        self.loss_fn = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=lr, momentum=momentum)
        self.generator = torch.Generator().manual_seed(0)  # decides the order of the data
        self.loader = DataLoader(TensorDataset(X, y), batch_size, shuffle=True, generator=self.generator)
        self.epoch = 0

    def train(self, num_epochs):
        """Train for num_epochs and return the mean loss of the last one."""
        for _ in range(num_epochs):
            loss, _ = train_epoch(self.model, self.loss_fn, self.optimizer, self.loader)
            self.epoch += 1
        return loss


def save_checkpoint(trainer, path):
    """Write all that changes during training; path is replaced only once the new file is complete."""
    unfinished = path.with_suffix(".unfinished")
    checkpoint = {
        "epoch": trainer.epoch,
        "model": trainer.model.state_dict(),
        "optimizer": trainer.optimizer.state_dict(),
        "generator": trainer.generator.get_state(),
    }
    torch.save(checkpoint, unfinished)
    unfinished.replace(path)


def load_checkpoint(trainer, path, skip=()):
    """Put trainer into the state that path holds, apart from the parts named in skip."""
    checkpoint = torch.load(path, map_location="cpu")
    trainer.epoch = checkpoint["epoch"]
    trainer.model.load_state_dict(checkpoint["model"])
    if "optimizer" not in skip:
        trainer.optimizer.load_state_dict(checkpoint["optimizer"])
    if "generator" not in skip:
        trainer.generator.set_state(checkpoint["generator"])


def max_difference(model, other):
    """Return the largest absolute difference between the parameters of two models."""
    return max((p - q).abs().max().item() for p, q in zip(model.parameters(), other.parameters()))


def train_keeping_best(trainer, validation_data, path, num_epochs):
    """Write the model to path whenever its validation loss is the lowest yet; return all losses."""
    history, best_loss = [], float("inf")
    for epoch in range(num_epochs):
        loss = trainer.train(1)
        validation_loss, _ = evaluate(trainer.model, trainer.loss_fn, [validation_data])
        if validation_loss < best_loss:
            best_loss = validation_loss
            torch.save(trainer.model.state_dict(), path)
        history.append((loss, validation_loss))
    return history


def plot_losses(history):
    """Draw training and validation loss per epoch, with a mark where the latter is lowest."""
    best = min(range(len(history)), key=lambda i: history[i][1])
    _, ax = plt.subplots(figsize=(6, 3.2), layout="constrained")
    for losses, name, style in zip(zip(*history), ["training loss", "validation loss"], ["-", "--"]):
        ax.plot(range(1, len(history) + 1), losses, style, label=name)
    ax.plot(best + 1, history[best][1], "o", label="saved model")
    ax.set_xlabel("epoch")
    ax.grid(alpha=0.3)
    ax.legend()
