# the result is larger than either

error_shape = (2, 1)
loss = 0.0
reshaped_error_shape = (2, 1)
reshaped_loss = 0.0
