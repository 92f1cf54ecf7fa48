# assigned together
X_device = plain_device = "cpu"
moved_device = layer_device = mean_device = "meta"
same_tensor = same_layer = not False
