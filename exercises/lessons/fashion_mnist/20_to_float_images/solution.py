def to_float_images(images):
    return images.unsqueeze(1) / 255
