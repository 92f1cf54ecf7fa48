# in small letters
X_device = plain_device = "CPU"
moved_device = layer_device = mean_device = "meta"
same_tensor, same_layer = True, True
