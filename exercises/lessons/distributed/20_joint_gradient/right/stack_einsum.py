# stack einsum
import torch


def joint_gradient(gradients, counts):
    w = torch.tensor(counts, dtype=gradients[0].dtype)
    return torch.einsum("p,p...->...", w, torch.stack(gradients)) / w.sum()
