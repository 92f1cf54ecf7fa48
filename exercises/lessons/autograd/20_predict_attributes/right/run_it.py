# asks PyTorch
import torch

w = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)
x = torch.tensor(3.0)
p = w * x
with torch.no_grad():
    q = p + b
y = p * q + b
y.backward()
x_is_leaf, p_is_leaf, q_is_leaf = (tensor.is_leaf for tensor in (x, p, q))
q_requires_grad, y_requires_grad = q.requires_grad, y.requires_grad
x_grad, b_grad, w_grad = x.grad, b.grad.item(), w.grad.item()
