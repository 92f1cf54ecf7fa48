# wrong way round


def nearest_points(A, B):
    return ((A[:, None] - B) ** 2).sum(dim=2).argmin(dim=0)
