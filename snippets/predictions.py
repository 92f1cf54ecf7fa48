"""Looking at predictions: labels y (n,) and predicted classes (n,), both int64; scores (n, classes)."""

import matplotlib.pyplot as plt
import torch

from snippets.softmax_regression import softmax


def confusion_matrix(y, predicted, num_classes=10):
    """Return how many examples of class i were predicted as class j, at [i, j]."""
    pairs = y * num_classes + predicted  # one number for each pair of classes
    return torch.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


def recall_and_precision(matrix):
    """Return recall and precision of each class; (classes,) each."""
    right = matrix.diagonal()
    return right / matrix.sum(dim=1), right / matrix.sum(dim=0)


def surest_mistakes(scores, y, num):
    """Return the rows (num,) of the most confident wrong predictions, the surest first."""
    probability, predicted = softmax(scores).max(dim=1)
    return torch.where(predicted == y, 0, probability).topk(num).indices


def reliability(probabilities, y, num_bins=10):
    """Return count, mean confidence and accuracy of each bin of confidence (3, num_bins)."""
    probability, predicted = probabilities.max(dim=1)
    bins = (num_bins * probability).long().clamp(max=num_bins - 1)  # (n,)
    count = bins.bincount(minlength=num_bins)
    sums = [bins.bincount(weights, num_bins) for weights in (probability, (predicted == y).float())]
    return torch.stack([count, *(total / count for total in sums)])


def plot_reliability(probability, accuracy):
    """Draw the accuracy of each bin over its mean probability, beside the diagonal."""
    _, ax = plt.subplots(figsize=(4, 3.4), layout="constrained")
    ax.plot([0, 1], [0, 1], "--", color="gray", label="equal")
    ax.plot(probability, accuracy, "o-", label="model")
    ax.set_xlabel("probability")
    ax.set_ylabel("accuracy")
    ax.legend(frameon=False)


def plot_confusion(matrix, names, least):
    """Shade each row of matrix by its fractions; write the counts from least up."""
    fraction = matrix / matrix.sum(dim=1, keepdim=True)
    _, ax = plt.subplots(figsize=(6.4, 5.4), layout="constrained")
    ax.imshow(fraction.numpy(), cmap="Blues", vmin=0, vmax=1, interpolation="none")
    for i, j in (matrix >= least).nonzero().tolist():
        color = "0.95" if fraction[i, j] > 0.5 else "0.1"
        ax.text(j, i, matrix[i, j].item(), ha="center", va="center", fontsize=9, color=color)
    ax.set_xticks(range(len(names)), names, rotation=90, ha="right", va="center", rotation_mode="anchor")
    ax.set_yticks(range(len(names)), names)
    ax.set_xlabel("predicted")
    ax.set_ylabel("label")
