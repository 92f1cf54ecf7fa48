# This is one name only

class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def label_names(labels):
    for label in labels:
        return class_names[label]
