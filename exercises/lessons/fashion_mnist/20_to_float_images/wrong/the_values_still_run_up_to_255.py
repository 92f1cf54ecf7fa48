# The values still run up to 255


def to_float_images(images):
    return images.unsqueeze(1).float()
