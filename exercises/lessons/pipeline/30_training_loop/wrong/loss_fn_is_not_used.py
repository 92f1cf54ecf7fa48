# that is passed in is not used
from torch.nn import functional as F


def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    losses = []
    for _ in range(num_epochs):
        for X, y in batches:
            loss = F.cross_entropy(model(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
