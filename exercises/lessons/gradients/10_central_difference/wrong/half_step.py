# The step is `h / 2` only
def central_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h
