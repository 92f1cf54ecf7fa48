# The order is wrong: `X` first
import torch


def stack_examples(examples):
    images, labels = zip(*examples)
    return torch.tensor(labels), torch.stack(images) / 255
