# indices for each number
import torch


def image_patches(image, p):
    return image[
        (torch.arange(len(image)).reshape(-1, 1, p, 1)), torch.arange(image.shape[1]).reshape(1, -1, 1, p)
    ].reshape(-1, p, p)
