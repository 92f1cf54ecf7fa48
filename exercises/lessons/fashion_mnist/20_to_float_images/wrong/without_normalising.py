# without normalising
def to_float_images(images):
    X = images[:, None] / 255
    return (X - X.mean()) / X.std()
