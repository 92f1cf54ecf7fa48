# mean of all elements


def column_means(X):
    return X.mean()
