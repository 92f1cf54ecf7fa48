# Only one coordinate
def nearest_points(A, B):
    return (A[:, None, 0] - B[None, :, 0]).abs().argmin(1)
