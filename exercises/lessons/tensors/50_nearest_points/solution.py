def nearest_points(A, B):
    difference = A[:, None, :] - B[None, :, :]  # (m, n, d)
    return (difference**2).sum(dim=2).argmin(dim=1)
