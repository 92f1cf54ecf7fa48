# the dimension of the channel is missing


def to_float_images(images):
    return images / 255
