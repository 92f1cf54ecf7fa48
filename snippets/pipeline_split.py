"""Training, validation and test data: why the data that choose a model cannot judge it."""

import torch
from torch import nn
from torch.utils.data import DataLoader, random_split

from snippets.clouds import linear_classifier
from snippets.pipeline import evaluate, train_epoch


def split(dataset, num_validation, seed=0):
    """Return two random parts of dataset; the second has num_validation examples."""
    sizes = [len(dataset) - num_validation, num_validation]
    return random_split(dataset, sizes, generator=torch.Generator().manual_seed(seed))


def validation_losses(learning_rates, fit_set, validation_set, num_epochs=5):
    """Return {lr: (validation loss, model)}, each model trained on fit_set from the same start."""
    fit_loader = DataLoader(fit_set, batch_size=32, shuffle=True)
    validation_loader = DataLoader(validation_set, batch_size=64)
    loss_fn, results = nn.CrossEntropyLoss(), {}
    for lr in learning_rates:
        torch.manual_seed(0)
        model = linear_classifier()
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for epoch in range(num_epochs):
            train_epoch(model, loss_fn, optimizer, fit_loader)
        loss, accuracy = evaluate(model, loss_fn, validation_loader)
        results[lr] = loss, model
    return results


def best_guesser(num_guessers, num_validation, num_test):
    """Return validation and test accuracy of the coin flipper that does best in validation."""
    guesses = torch.randint(2, (num_guessers, num_validation + num_test))
    labels = torch.randint(2, (num_validation + num_test,))
    right = (guesses == labels).double()  # (guessers, examples)
    validation, test = right[:, :num_validation].mean(dim=1), right[:, num_validation:].mean(dim=1)
    best = validation.argmax()
    return validation[best].item(), test[best].item()
