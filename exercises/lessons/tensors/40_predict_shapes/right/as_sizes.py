# torch.Size, which is a tuple
import torch

add_row = torch.ones(2, 3).shape
add_short = "error"
add_column = torch.Size([2, 3])
difference = torch.Size([4, 4])
pairs = torch.Size([5, 4, 2])
row_sums = torch.Size([2])
one_row = torch.Size([1, 3])
