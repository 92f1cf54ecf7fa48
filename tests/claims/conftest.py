import pytest
import torch

from snippets.fashion_mnist import load_fashion_mnist


@pytest.fixture(scope="session")
def fashion_mnist():
    """Return training and test data, all of them: what the pages say was measured on the full set."""
    torch.set_num_threads(1)
    train_data, test_data = load_fashion_mnist(train=True), load_fashion_mnist(train=False)
    if len(train_data[0]) != 60000:
        pytest.skip("needs all of Fashion-MNIST: run data/fetch.py")
    return train_data, test_data
