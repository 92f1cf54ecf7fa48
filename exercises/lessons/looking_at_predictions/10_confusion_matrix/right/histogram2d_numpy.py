# histogram2d numpy
import numpy as np, torch


def confusion_matrix(y, predicted, num_classes):
    h, *_ = np.histogram2d(y.numpy(), predicted.numpy(), bins=np.arange(num_classes + 1) - 0.5)
    return torch.from_numpy(h.astype(np.int64))
