# This is AND
import torch

W1 = torch.ones(2, 2)
b1 = torch.tensor([-1.0, -1.0])
w2 = torch.tensor([0.5, 0.5])
b2 = 0.0
