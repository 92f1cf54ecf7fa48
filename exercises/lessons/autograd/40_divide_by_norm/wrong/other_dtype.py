# The dtype has changed
def divide_by_norm(x):
    return x.double() / x.detach().norm()
