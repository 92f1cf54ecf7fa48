# absolute error


def relative_error(a, b):
    return (a - b).norm().item()
