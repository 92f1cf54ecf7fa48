import torch


def softmax(O):
    """Return each row of O (n, classes) as probabilities: positive, summing to 1."""
    exp = torch.exp(O)
    return exp / exp.sum(dim=1, keepdim=True)  # (n, classes) / (n, 1)


def surest_mistakes(scores, y, num):
    """Return the row numbers (num,) of the wrong predictions with the largest probability, the surest first."""
    probability, predicted = softmax(scores).max(dim=1)
    return torch.where(predicted == y, 0, probability).topk(num).indices
