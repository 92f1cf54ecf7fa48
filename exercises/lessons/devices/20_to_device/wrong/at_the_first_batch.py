# at the first batch


def to_device(batches, device):
    for X, y in batches:
        return X.to(device), y.to(device)
