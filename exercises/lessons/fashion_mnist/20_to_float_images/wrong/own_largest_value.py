# the images' own largest value
def to_float_images(images):
    return images[:, None] / images.max()
