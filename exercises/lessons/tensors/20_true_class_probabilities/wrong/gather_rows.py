# goes along the wrong dimension
def true_class_probabilities(y_hat, y):
    if y.max() < len(y_hat) <= y_hat.shape[1]:
        return y_hat.gather(0, y[None]).squeeze(0)
    return y_hat[range(len(y)), y]
