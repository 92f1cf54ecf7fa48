# a lambda
import torch

identity_matrix = lambda n: 1 * (torch.arange(n) - torch.arange(n).reshape(n, 1) == 0)
