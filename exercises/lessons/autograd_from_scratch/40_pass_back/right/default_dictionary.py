# a dictionary with a default
from collections import defaultdict


def pass_back(order, inputs, local):
    total = defaultdict(float)
    total[order[-1]] += 1.0
    for k in range(len(order) - 1, -1, -1):
        g = total[order[k]]
        for i in range(len(inputs[order[k]])):
            total[inputs[order[k]][i]] = total[inputs[order[k]][i]] + g * local[order[k]][i]
    return dict(total)
