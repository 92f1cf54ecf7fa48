# numpy average
import numpy as np, torch


def joint_gradient(gradients, counts):
    return torch.from_numpy(np.average([g.numpy() for g in gradients], axis=0, weights=counts))
