"""Imported where many answers are to be graded, before any is: they then find what PyTorch imports at its first step.

The first step of an optimizer imports several hundred modules, which takes longer than most checks.
"""

import torch

torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1).step()
