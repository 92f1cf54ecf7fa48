# which the task rules out
import torch
from torchvision import transforms


def to_float_images(images):
    return transforms.ToTensor()(images.permute(1, 2, 0).numpy())[:, None]
