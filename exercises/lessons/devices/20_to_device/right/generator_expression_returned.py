# generator expression returned
def to_device(batches, device):
    return ((X.to(device), y.to(device)) for X, y in batches)
