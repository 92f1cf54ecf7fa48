"""What several checks of this lesson use."""

import torch

META = torch.device("meta")
