import torch


def stack_examples(examples):
    images, labels = zip(*examples)
    return torch.stack(images) / 255, torch.tensor(labels)
