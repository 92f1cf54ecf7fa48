# flatten with unbind
import torch


def numerical_gradient(f, x, h=1e-5):
    def partial(i):
        up, down = x.detach().clone(), x.detach().clone()
        up[i], down[i] = up[i] + h, down[i] - h
        return (f(up) - f(down)) / (2.0 * h)

    return torch.tensor([partial(i) for i in range(x.numel())], dtype=torch.double)
