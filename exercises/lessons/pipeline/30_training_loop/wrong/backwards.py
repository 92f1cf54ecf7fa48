# The first loss is that of another batch
def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    losses = []
    for _ in range(num_epochs):
        for X, y in reversed(batches):
            loss = loss_fn(model(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
