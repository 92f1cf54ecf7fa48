# these are differences
import torch


def sigmoid_derivative(X):
    h = 1e-3
    return (torch.sigmoid(X + h) - torch.sigmoid(X - h)) / (2 * h)
