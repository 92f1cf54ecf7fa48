import torch


def image_patches(image, p):
    return image.reshape(len(image) // p, p, -1, p).transpose(1, 2).reshape(-1, p, p)
