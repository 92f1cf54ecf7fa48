# model.eval and restore
import torch


def evaluate(model, loss_fn, batches):
    was = model.training
    model.eval()
    with torch.no_grad():
        scores = torch.cat([model(X) for X, _ in batches])
        y = torch.cat([y for _, y in batches])
    model.train(was)
    with torch.no_grad():
        return loss_fn(scores, y).item(), (scores.max(1)[1].eq(y).sum() / len(y)).item()
