# lists, if, a loop
def sub(a, b):
    return [a - b, [1.0, -1.0]]


def power(a, n):
    value, slope = 1.0, 0.0
    for _ in range(n):
        value, slope = value * a, slope * a + value
    return value, [slope]


def relu(a):
    if a > 0:
        return a, [1.0]
    return 0.0, [0.0]
