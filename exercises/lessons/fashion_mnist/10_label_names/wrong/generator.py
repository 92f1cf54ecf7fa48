# This is a generator
class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def label_names(labels):
    return (class_names[label] for label in labels)
