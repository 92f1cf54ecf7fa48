def pixel_mean_std(images):
    pixels = images / 255  # float32
    return pixels.mean().item(), pixels.std().item()
