# permute
import torch


def image_patches(image, p):
    return image.view(image.shape[0] // p, p, image.shape[1] // p, p).permute(0, 2, 1, 3).flatten(0, 1)
