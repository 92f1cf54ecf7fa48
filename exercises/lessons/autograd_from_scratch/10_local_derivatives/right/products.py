# a comparison is a number
import math


def sub(a, b):
    return (a + -1.0 * b, (1.0, -1.0))


def power(a, n):
    return (math.pow(a, n), (float(n) * math.pow(a, n - 1),))


def relu(a):
    positive = float(a > 0)
    return (a * positive, (positive,))
