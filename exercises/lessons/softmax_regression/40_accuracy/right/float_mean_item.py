# float mean item
def accuracy(scores, y):
    return scores.argmax(1).eq(y).float().mean().item()
