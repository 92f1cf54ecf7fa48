# The pixels still run from 0 to 255


def pixel_mean_std(images):
    return images.float().mean().item(), images.float().std().item()
