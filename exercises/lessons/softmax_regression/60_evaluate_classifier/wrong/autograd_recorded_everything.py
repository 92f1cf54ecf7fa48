# autograd recorded everything


def evaluate_classifier(model, loss_fn, loader):
    loss, correct, total = 0.0, 0, 0
    for X, y in loader:
        scores = model(X)
        loss += loss_fn(scores, y).item() * len(y)
        correct += (scores.argmax(dim=1) == y).sum().item()
        total += len(y)
    return loss / total, correct / total
