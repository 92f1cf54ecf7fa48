# numpy
def pixel_mean_std(images):
    a = images.numpy() / 255
    return float(a.mean()), float(a.std())
