# These are still numbers


def label_names(labels):
    return labels.tolist()
