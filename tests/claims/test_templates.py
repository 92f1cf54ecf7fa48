"""What the lesson on predictions says about the templates of softmax regression, epoch by epoch, on five seeds."""

import pytest
import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.pipeline import train_epoch
from snippets.softmax_regression import init_weights

pytestmark = pytest.mark.weekly


def test_the_first_epoch_finds_the_templates_and_the_others_make_them_stronger(fashion_mnist):
    found = []
    for seed in range(5):
        torch.manual_seed(seed)
        model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).apply(init_weights)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        templates = []
        for _ in range(5):
            train_epoch(model, nn.CrossEntropyLoss(), optimizer, data_iter(256, *fashion_mnist[0]))
            templates.append(model[1].weight.detach().flatten().clone())
        first, last = templates[0], templates[-1]
        found.append((torch.cosine_similarity(first, last, dim=0).item(), (last.norm() / first.norm()).item()))

    # seeds 0 to 4 lay between 0.940 and 0.941, and between 1.62 and 1.63
    assert all(0.92 < cosine < 0.96 and 1.55 < ratio < 1.7 for cosine, ratio in found), found
