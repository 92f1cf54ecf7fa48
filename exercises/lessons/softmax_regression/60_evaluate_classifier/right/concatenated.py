# concatenated
import torch


@torch.no_grad()
def evaluate_classifier(model, loss_fn, loader):
    S, Y = [], []
    for X, y in loader:
        S.append(model(X))
        Y.append(y)
    S, Y = torch.cat(S), torch.cat(Y)
    return loss_fn(S, Y).item(), (S.argmax(1) == Y).float().mean().item()
