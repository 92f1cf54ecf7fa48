import torch


def class_means(images, labels, num_classes):
    truth = (torch.arange(num_classes)[:, None] == labels).float()  # (num_classes, n)
    sums = truth @ images.flatten(1)  # (num_classes, 784)
    counts = truth.sum(dim=1, keepdim=True)
    return (sums / counts.clamp(min=1)).reshape(num_classes, 28, 28)
