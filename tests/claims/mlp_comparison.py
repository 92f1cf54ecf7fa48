"""Measures softmax regression against the MLP on all of Fashion-MNIST: python -m tests.claims.mlp_comparison

Takes a few minutes on one core, more than a page may, so the numbers are kept in snippets/mlp_comparison.json.
"""

import json
from pathlib import Path

import torch

from snippets.fashion_mnist import load_fashion_mnist
from snippets.mlp_experiments import run_seeds

RECORD = Path(__file__).resolve().parents[2] / "snippets" / "mlp_comparison.json"
HIDDENS = {"softmax regression": 0, "MLP": 256}
RATES = (0.1, 0.3, 1.0)


def seeds(num_hiddens, train_data, test_data, lr, end_factor):
    """Return (training loss, test loss, test accuracy) of each of 8 epochs with batches of 256, for five seeds."""
    return run_seeds(num_hiddens, train_data, test_data, lr=lr, num_epochs=8, batch_size=256, end_factor=end_factor)


def validation_losses(data):
    """Return the loss on the last 10 000 images, of five seeds, for each model and each rate falling to 0."""
    (X, y) = data
    fitting, validation = (X[:-10000], y[:-10000]), (X[-10000:], y[-10000:])
    return {
        model: {str(lr): seeds(num_hiddens, fitting, validation, lr, 0.0)[:, -1, 1].tolist() for lr in RATES}
        for model, num_hiddens in HIDDENS.items()
    }


def final_runs(train_data, test_data, rates):
    """Return what seeds returns for each model at its rate, kept constant and falling linearly to 0."""
    return {
        (model, kind): seeds(num_hiddens, train_data, test_data, rates[model], end_factor)
        for model, num_hiddens in HIDDENS.items()
        for kind, end_factor in (("constant", 1.0), ("falling", 0.0))
    }


def measure():
    """Return the record: each model gets the rate of its lowest mean validation loss, then all training images."""
    torch.set_num_threads(1)
    train_data, test_data = load_fashion_mnist(train=True), load_fashion_mnist(train=False)
    assert len(train_data[0]) == 60000, "all of Fashion-MNIST is needed, not the sample: run data/fetch.py"
    validation = validation_losses(train_data)
    rates = {model: float(min(losses, key=lambda lr: sum(losses[lr]))) for model, losses in validation.items()}
    runs = final_runs(train_data, test_data, rates)
    return {
        "command": "python -m tests.claims.mlp_comparison",
        "torch": torch.__version__.partition("+")[0],
        "validation_loss": validation,
        "rate": rates,
        "training_loss": {f"{model}, {kind}": run[:, -1, 0].tolist() for (model, kind), run in runs.items()},
        "test_loss": {f"{model}, {kind}": run[:, -1, 1].tolist() for (model, kind), run in runs.items()},
        "test_accuracy": {f"{model}, {kind}": run[:, :, 2].tolist() for (model, kind), run in runs.items()},
    }


def lines(value, indent=""):
    """Return value as JSON with each list of numbers on one line, numbers to four decimals."""
    if isinstance(value, dict):
        items = [f"{indent} {json.dumps(key)}: {lines(item, indent + ' ')}" for key, item in value.items()]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    if isinstance(value, list) and isinstance(value[0], list):
        return "[\n" + ",\n".join(f"{indent} {lines(item)}" for item in value) + f"\n{indent}]"
    if isinstance(value, list):
        return json.dumps([round(number, 4) for number in value])
    return json.dumps(value)


if __name__ == "__main__":
    RECORD.write_text(lines(measure()) + "\n", encoding="utf-8")
