# the sum of the absolute values
def divide_by_norm(x):
    return x / x.abs().sum().detach()
