# 0 divided by 0


def relative_error(a, b):
    return ((a - b).norm() / max(a.norm(), b.norm())).item()
