# solves XOR

import torch

W1, b1, w2, b2 = torch.ones(2, 2), torch.tensor([0.0, -1.0]), torch.tensor([1.0, -2.0]), 0
