# with the comma


def sub(a, b):
    return a - b, (1.0, -1.0)


def power(a, n):
    return a**n, (n * a ** (n - 1))
