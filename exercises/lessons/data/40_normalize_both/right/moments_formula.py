# moments formula
def normalize_both(train_images, test_images):
    x = train_images.double()
    m = x.mean()
    s = ((x * x).mean() - m * m).sqrt()
    return ((x - m) / s).float(), ((test_images.double() - m) / s).float()
