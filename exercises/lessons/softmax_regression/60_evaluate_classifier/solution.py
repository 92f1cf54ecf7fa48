import torch


def evaluate_classifier(model, loss_fn, loader):
    total_loss, correct, total = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            scores = model(X)
            total_loss += loss_fn(scores, y).item() * len(y)
            correct += (scores.argmax(dim=1) == y).sum().item()
            total += len(y)
    return total_loss / total, correct / total
