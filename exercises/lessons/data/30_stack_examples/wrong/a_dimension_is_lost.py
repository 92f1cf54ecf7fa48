# The dimension of the channel is missing
import torch


def stack_examples(examples):
    images, labels = zip(*examples)
    return torch.stack(images).squeeze() / 255, torch.tensor(labels)
