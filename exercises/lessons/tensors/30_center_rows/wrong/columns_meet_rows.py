# columns meet rows


def center_rows(X):
    return X - X.mean(dim=1)
