# float64
import torch

W1 = torch.tensor([[1.0, -1.0], [-1.0, 1.0]], dtype=torch.float64)
b1 = torch.zeros(2, dtype=torch.float64)
w2 = -torch.ones(2, dtype=torch.float64)
b2 = 1
