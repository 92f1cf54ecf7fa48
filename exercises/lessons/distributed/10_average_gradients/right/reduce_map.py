# reduce, map
from functools import reduce
import operator


def average_gradients(gradients):
    return list(map(lambda gs: reduce(operator.add, gs) / len(gradients), zip(*gradients)))
