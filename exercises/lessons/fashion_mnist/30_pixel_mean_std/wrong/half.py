# near, not near enough
def pixel_mean_std(images):
    x = images.half() / 255
    return x.mean().item(), x.std().item()
