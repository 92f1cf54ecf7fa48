X_device = "cpu"
moved_device = "meta"
same_tensor = True
layer_device = "meta"
same_layer = True
plain_device = "cpu"
mean_device = "meta"
