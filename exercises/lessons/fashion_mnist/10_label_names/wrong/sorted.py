# keep that of `labels`
class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


def label_names(labels):
    return [class_names[i] for i in sorted(labels.tolist())]
