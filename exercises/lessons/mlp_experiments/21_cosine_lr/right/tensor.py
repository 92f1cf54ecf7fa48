# through a tensor
import torch


def cosine_lr(lr, step, num_steps, lowest=0.0):
    angle = torch.tensor(torch.pi * step / num_steps, dtype=torch.float64)
    return (lowest + (lr - lowest) * (1 + angle.cos()) / 2).item()
