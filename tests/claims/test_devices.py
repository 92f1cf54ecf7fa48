"""What the lesson on devices says about mixed precision, with five seeds."""

import pytest
import torch
from torch import nn

from snippets.clouds import linear_classifier, load_clouds
from snippets.devices import train_epoch_mixed
from snippets.pipeline import evaluate
from tests.claims.training import failing_seeds

pytestmark = pytest.mark.weekly


def test_in_16_bits_the_accuracy_is_that_of_32_up_to_a_few_examples():
    def measure(seed):
        accuracies = []
        for dtype in (torch.float32, torch.bfloat16, torch.float16):
            torch.manual_seed(seed)
            model, (train_loader, test_loader) = linear_classifier(), load_clouds()
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            scaler = torch.amp.GradScaler("cpu", enabled=dtype == torch.float16)
            for _ in range(5):
                train_epoch_mixed(
                    model, nn.CrossEntropyLoss(), optimizer, scaler, train_loader, torch.device("cpu"), dtype
                )
            accuracies.append(evaluate(model, nn.CrossEntropyLoss(), test_loader)[1])
        return accuracies

    assert not failing_seeds(
        measure, lambda single, *half: max(abs(value - single) for value in half) < 0.02
    )  # 4 of 200
