# These are the standard deviations
def column_means(X):
    return X.std(dim=0)
