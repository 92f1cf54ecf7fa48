# python sorted
import torch


def surest_mistakes(scores, y, num):
    P = torch.softmax(scores, dim=1)
    rows = [i for i in range(len(y)) if P[i].argmax() != y[i]]
    rows.sort(key=lambda i: P[i].max().item(), reverse=True)
    return torch.tensor(rows[:num])
