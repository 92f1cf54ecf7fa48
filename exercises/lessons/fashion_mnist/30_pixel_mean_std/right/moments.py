# by the definitions, in double precision
def pixel_mean_std(images):
    x = images.double().flatten()
    n = x.numel()
    m = x.sum() / n
    v = ((x - m) ** 2).sum() / n
    return m.item() / 255, v.sqrt().item() / 255
