# divide by the count
import torch


def class_means(images, labels, num_classes):
    return torch.zeros(num_classes, 28, 28).index_add(0, labels, images)
