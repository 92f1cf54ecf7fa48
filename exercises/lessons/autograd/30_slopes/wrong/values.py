# These are values of the function
import torch


def slopes(f, points):
    return [f(torch.tensor(point)).item() for point in points]
