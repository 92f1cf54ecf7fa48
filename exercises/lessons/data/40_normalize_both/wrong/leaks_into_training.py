# leaks into training

import torch


def normalize_both(train_images, test_images):
    both = torch.cat([train_images, test_images]) / 255
    mean, std = both.mean(), both.std(correction=0)
    return (train_images / 255 - mean) / std, (test_images / 255 - mean) / std
