# a `set` keeps neither
class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def label_names(labels):
    return sorted({class_names[label] for label in labels})
