# asks PyTorch
import torch

predictions, labels = torch.tensor([[1.0], [3.0]]), torch.tensor([1.0, 3.0])
errors = predictions - labels
error_shape, loss = tuple(errors.shape), (errors**2 / 2).mean().item()
errors = predictions - labels.reshape(predictions.shape)
reshaped_error_shape, reshaped_loss = errors.shape, (errors**2 / 2).mean().item()
