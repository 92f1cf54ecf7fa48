# not tensors


def pixel_mean_std(images):
    return (images / 255).mean(), (images / 255).std()
