def accuracy(scores, y):
    return (scores.argmax(dim=1) == y).sum().item() / len(y)
