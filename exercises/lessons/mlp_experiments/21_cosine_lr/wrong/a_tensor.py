# It should be a Python number
import torch, math


def cosine_lr(lr, step, num_steps, lowest=0.0):
    return lowest + (lr - lowest) * (1 + torch.cos(torch.tensor(math.pi * step / num_steps))) / 2
