# devices instead of their names
import torch

X_device = plain_device = torch.device("cpu")
moved_device = layer_device = mean_device = torch.device("meta")
same_tensor = same_layer = True
