# gather squeeze
def true_class_probabilities(y_hat, y):
    return y_hat.gather(1, y.unsqueeze(1)).squeeze(1)
