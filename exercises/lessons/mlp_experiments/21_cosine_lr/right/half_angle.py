# the square of the cosine of half the angle
from math import cos, pi


def cosine_lr(lr, step, num_steps, lowest=0.0):
    weight = cos(pi * step / num_steps / 2) ** 2
    return weight * lr + (1 - weight) * lowest
