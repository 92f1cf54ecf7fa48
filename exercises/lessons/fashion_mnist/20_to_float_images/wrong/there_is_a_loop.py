# there is a loop
import torch


def to_float_images(images):
    return torch.stack([image[None] / 255 for image in images])
