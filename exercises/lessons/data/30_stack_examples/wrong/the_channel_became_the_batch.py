# the channel became the batch

import torch


def stack_examples(examples):
    return torch.cat([image for image, _ in examples]) / 255, torch.tensor([label for _, label in examples])
