# divide by 255 first, which makes it floats


def pixel_mean_std(images):
    return images.mean().item(), images.std().item()
