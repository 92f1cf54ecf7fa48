def column_means(X):
    return X.mean(dim=0)
