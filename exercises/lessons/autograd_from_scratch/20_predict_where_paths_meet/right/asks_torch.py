# asks PyTorch
import torch

a, b = torch.tensor([2.0, -3.0], requires_grad=True).unbind()
c = a * b
d = c + a
e = d * c
e_grad, d_grad, c_grad, b_grad, a_grad = (g.item() for g in torch.autograd.grad(e, [e, d, c, b, a]))
a_grad_after_two = a_grad + a_grad
