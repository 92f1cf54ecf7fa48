# not scaled

import torch


def stack_examples(examples):
    return torch.stack([image for image, _ in examples]).float(), torch.tensor([label for _, label in examples])
