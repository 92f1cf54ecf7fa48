# is a small number added


def relative_error(a, b):
    return ((a - b).norm() / (max(a.norm(), b.norm()) + 1e-8)).item()
