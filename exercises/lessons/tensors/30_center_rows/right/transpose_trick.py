# transpose trick
def center_rows(X):
    return (X.T - X.T.mean(0)).T
