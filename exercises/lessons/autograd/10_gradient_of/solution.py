def gradient_of(f, x):
    x = x.detach().clone().requires_grad_(True)
    f(x).backward()
    return x.grad
