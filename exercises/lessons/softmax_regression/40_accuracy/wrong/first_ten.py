# Only the first 10 classes
def accuracy(scores, y):
    return (scores[:, :10].argmax(1) == y).float().mean().item()
