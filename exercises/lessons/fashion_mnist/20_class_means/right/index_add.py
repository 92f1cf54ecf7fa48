# index_add
import torch


def class_means(images, labels, num_classes):
    sums = torch.zeros(num_classes, 28, 28).index_add(0, labels, images)
    return sums / labels.bincount(minlength=num_classes).clamp(min=1)[:, None, None]
