# a graph was built


def evaluate(model, loss_fn, batches):
    loss = correct = total = 0
    for X, y in batches:
        scores = model(X)
        loss += loss_fn(scores, y).item() * len(y)
        correct += (scores.argmax(dim=1) == y).sum().item()
        total += len(y)
    return loss / total, correct / total
