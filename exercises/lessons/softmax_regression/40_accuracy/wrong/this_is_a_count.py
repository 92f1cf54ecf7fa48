# This is a count


def accuracy(scores, y):
    return (scores.argmax(dim=1) == y).sum().item()
