# asks PyTorch
import torch


def slope(f, x):
    x = torch.tensor(x, requires_grad=True)
    return torch.autograd.grad(f(x), x)[0].item()


relu_left, relu_at_zero = slope(torch.relu, -1.0), slope(torch.relu, 0.0)
max_at_zero = slope(lambda x: torch.maximum(x, torch.zeros(())), 0.0)
sigmoid_at_zero, tanh_at_zero = slope(torch.sigmoid, 0.0), slope(torch.tanh, 0.0)
relu_ten_times = 1.0**10
prelu_left = 0.25
