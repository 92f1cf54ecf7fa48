# The order is wrong: `X` first, then `y`
def to_device(batches, device):
    for X, y in batches:
        yield y.to(device), X.to(device)
