# not a tensor: add `.item()`


def accuracy(scores, y):
    return (scores.argmax(dim=1) == y).float().mean()
