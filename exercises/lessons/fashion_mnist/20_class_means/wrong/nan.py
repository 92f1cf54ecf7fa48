# A class without images is `nan`
import torch


def class_means(images, labels, num_classes):
    return torch.stack([images[labels == c].mean(dim=0) for c in range(num_classes)])
