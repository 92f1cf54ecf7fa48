# `step` belongs into the inner loop
def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    out = []
    for _ in range(num_epochs):
        optimizer.zero_grad()
        for X, y in batches:
            loss = loss_fn(model(X), y)
            loss.backward()
            out.append(loss.item())
        optimizer.step()
    return out
