def to_device(batches, device):
    """Yield each batch (X, y) on device, one at a time."""
    for X, y in batches:
        yield X.to(device), y.to(device)
