# Write a Python number
import torch

column = turned = flat = detached = as_float = True
turned_flat = picked = False
total = torch.tensor(3.0)
