# with n still in front


def to_float_images(images):
    return images.unsqueeze(0) / 255
