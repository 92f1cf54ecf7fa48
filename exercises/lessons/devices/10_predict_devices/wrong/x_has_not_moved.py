# `X` has not moved

X_device = moved_device = layer_device = mean_device = "meta"
plain_device = "cpu"
same_tensor = same_layer = True
