# which the task rules out
import torch


def pass_back(order, inputs, local):
    d = {n: torch.zeros((), dtype=torch.float64) for n in order}
    d[order[-1]] = torch.ones((), dtype=torch.float64)
    for n in reversed(order):
        for i, g in zip(inputs[n], local[n]):
            d[i] = d[i] + g * d[n]
    return {n: v.item() for n, v in d.items()}
