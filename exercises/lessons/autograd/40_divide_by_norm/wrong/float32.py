# The dtype has changed
def divide_by_norm(x):
    return x.float() / x.detach().float().norm()
