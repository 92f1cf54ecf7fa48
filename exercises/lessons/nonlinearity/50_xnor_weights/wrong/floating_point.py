# floating-point

import torch

W1, b1, w2, b2 = torch.tensor([[1, 1], [1, 1]]), torch.tensor([0, -1]), torch.tensor([-1, 2]), 1
