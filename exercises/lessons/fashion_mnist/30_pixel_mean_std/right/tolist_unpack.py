# tolist unpack
import torch


def pixel_mean_std(images):
    x = images / 255
    return tuple(torch.stack([x.mean(), x.std()]).tolist())
