# neither mean nor standard deviation


def normalize_both(train_images, test_images):
    mean, std = train_images.mean(), train_images.std()
    return (train_images - mean) / std, (test_images - mean) / std
