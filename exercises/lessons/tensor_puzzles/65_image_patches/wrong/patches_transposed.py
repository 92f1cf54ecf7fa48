# Each patch is transposed
def image_patches(image, p):
    return image.reshape(image.shape[0] // p, p, image.shape[1] // p, p).permute(0, 2, 3, 1).reshape(-1, p, p)
