# it is entry minus entry
error_shape = (2, 2)
loss = 1
reshaped_error_shape = (2, 1)
reshaped_loss = 0.25
