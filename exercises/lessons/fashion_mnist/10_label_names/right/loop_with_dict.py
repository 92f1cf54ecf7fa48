# loop with dict
class_names = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
names = dict(enumerate(class_names))


def label_names(labels):
    out = []
    for l in labels:
        out.append(names[int(l)])
    return out
