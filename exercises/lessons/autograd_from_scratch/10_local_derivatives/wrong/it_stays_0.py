# it stays 0 when `a` moves


def sub(a, b):
    return a - b, (1.0, -1.0)


def power(a, n):
    return a**n, (n * a ** (n - 1),)


def relu(a):
    return max(a, 0.0), (1.0,)
