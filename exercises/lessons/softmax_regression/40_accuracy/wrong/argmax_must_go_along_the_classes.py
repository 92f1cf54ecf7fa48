# `argmax` must go along the classes


def accuracy(scores, y):
    return (scores.argmax(dim=0) == y).float().mean().item()
