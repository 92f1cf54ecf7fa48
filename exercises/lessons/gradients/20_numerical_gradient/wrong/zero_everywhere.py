# Zero everywhere

import torch


def numerical_gradient(f, x, h=1e-5):
    gradient = torch.zeros_like(x)
    for i in range(len(x)):
        plus, minus = x, x
        plus[i] += h
        minus[i] -= h
        gradient[i] = (f(plus) - f(minus)) / (2 * h)
    return gradient
