# smallest distances


def nearest_points(A, B):
    return ((A[:, None] - B) ** 2).sum(dim=2).sqrt().min(dim=1).values
