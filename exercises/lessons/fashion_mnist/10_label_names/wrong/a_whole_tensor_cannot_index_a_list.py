# A whole tensor cannot index a list

class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def label_names(labels):
    return class_names[labels]
