# in the order of memory
import torch


def image_patches(image, p):
    return image.reshape(-1, p, p)
