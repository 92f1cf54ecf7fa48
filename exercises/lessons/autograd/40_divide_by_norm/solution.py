def divide_by_norm(x):
    return x / x.norm().detach()
