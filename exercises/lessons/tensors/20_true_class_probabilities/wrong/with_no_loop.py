# with no loop


def true_class_probabilities(y_hat, y):
    return [row[k].item() for row, k in zip(y_hat, y)]
