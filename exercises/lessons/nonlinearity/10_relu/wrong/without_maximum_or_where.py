# does not use what the task asks for
def relu(X):
    return X * (X > 0)
