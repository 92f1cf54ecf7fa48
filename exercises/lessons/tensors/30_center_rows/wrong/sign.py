# The sign is wrong: subtract
def center_rows(X):
    return X.mean(1, keepdim=True) - X
