# v2
import torch
from torchvision.transforms.v2.functional import to_dtype


def to_float_images(images):
    return to_dtype(images, torch.float32, scale=True).unsqueeze(1)
