# scores first and the labels second


def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    return [loss_fn(y, model(X)).item() for _ in range(num_epochs) for X, y in batches]
