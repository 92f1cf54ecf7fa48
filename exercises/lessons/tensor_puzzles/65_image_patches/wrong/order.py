# their order is not
import torch


def image_patches(image, p):
    return image.reshape(len(image) // p, p, -1, p).permute(2, 0, 1, 3).reshape(-1, p, p)
