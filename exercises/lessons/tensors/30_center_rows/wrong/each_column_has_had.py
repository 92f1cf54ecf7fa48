# each **column** has had


def center_rows(X):
    return X - X.mean(dim=0)
