# These are means so far
def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    losses, total = [], 0.0
    for _ in range(num_epochs):
        for X, y in batches:
            loss = loss_fn(model(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            losses.append(total / (len(losses) + 1))
    return losses
