# There is no `__len__`


class ImageDataset:
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def len(self):
        return len(self.images)
