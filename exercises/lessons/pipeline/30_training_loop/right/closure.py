# closure
def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    losses = []
    for _ in range(num_epochs):
        for X, y in batches:

            def closure():
                optimizer.zero_grad()
                loss = loss_fn(model(X), y)
                loss.backward()
                return loss

            losses.append(optimizer.step(closure).item())
    return losses
