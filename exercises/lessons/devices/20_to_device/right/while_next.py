# while next
def to_device(batches, device):
    it = iter(batches)
    while True:
        try:
            X, y = next(it)
        except StopIteration:
            return
        yield X.to(device=device), y.to(device=device)
