# numpy
import numpy as np, torch


def to_float_images(images):
    return torch.from_numpy(images.numpy()[:, np.newaxis].astype(np.float32) / np.float32(255))
