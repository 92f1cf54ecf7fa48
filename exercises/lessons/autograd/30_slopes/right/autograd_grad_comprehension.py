# autograd.grad comprehension
import torch


def slopes(f, points):
    def slope(p):
        x = torch.tensor(float(p), requires_grad=True)
        return torch.autograd.grad(f(x), x)[0].item()

    return [slope(p) for p in points]
