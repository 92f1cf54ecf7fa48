# divides by the batch's own largest value
import torch


def stack_examples(examples):
    images, labels = zip(*examples)
    X = torch.stack(images).float()
    return X / X.max(), torch.tensor(labels)
