# keep what comes back


def to_device(batches, device):
    for X, y in batches:
        X.to(device)
        y.to(device)
        yield X, y
