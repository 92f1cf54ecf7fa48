# A plain attribute does not follow

X_device = "cpu"
moved_device = layer_device = mean_device = plain_device = "meta"
same_tensor = same_layer = True
