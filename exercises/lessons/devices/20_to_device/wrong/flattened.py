# Shape, dtype or numbers changed
def to_device(batches, device):
    for X, y in batches:
        yield X.to(device).flatten(1), y.to(device)
