# which the task rules out
def relu(X):
    return X.clamp(min=0)
