# there is a loop over pixels still
import torch


def class_means(images, labels, num_classes):
    sums = [[0.0] * 784 for _ in range(num_classes)]
    counts = [0] * num_classes
    for image, label in zip(images, labels):
        counts[label] += 1
        for place, pixel in enumerate(image.flatten()):
            sums[label][place] += pixel.item()
    means = [[number / max(count, 1) for number in row] for row, count in zip(sums, counts)]
    return torch.tensor(means).reshape(num_classes, 28, 28)
