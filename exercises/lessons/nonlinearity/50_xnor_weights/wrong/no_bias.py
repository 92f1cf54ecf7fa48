# change `b2`
import torch

W1 = torch.ones(2, 2)
b1 = torch.tensor([0.0, -1.0])
w2 = torch.tensor([-1.0, 2.0])
b2 = 0.0
