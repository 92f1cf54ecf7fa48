# means of the rows


def column_means(X):
    return X.mean(dim=1)
