# The device is a fixed one
def to_device(batches, device):
    for X, y in batches:
        yield X.to("meta"), y.to("meta")
