# A tensor of booleans has no mean


def accuracy(scores, y):
    return (scores.argmax(dim=1) == y).mean().item()
