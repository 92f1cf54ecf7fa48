# Python numbers and math.fsum
import math


def relative_error(a, b):
    n = lambda t: math.sqrt(math.fsum(v * v for v in t.flatten().tolist()))
    big = max(n(a), n(b))
    if big == 0:
        return 0.0
    return n(a.double() - b.double()) / big
