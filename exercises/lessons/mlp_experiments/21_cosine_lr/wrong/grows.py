# The learning rate grows
import math


def cosine_lr(lr, step, num_steps, lowest=0.0):
    return lowest + (lr - lowest) * (1 - math.cos(math.pi * step / num_steps)) / 2
