# there is a loop over images still
import torch


def class_means(images, labels, num_classes):
    sums, counts = torch.zeros(num_classes, 28, 28), torch.zeros(num_classes, 1, 1)
    for image, label in zip(images, labels):
        sums[label] += image
        counts[label] += 1
    return sums / counts.clamp(min=1)
