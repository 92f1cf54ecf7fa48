# not the other way round

error_shape = (2, 2)
loss = 1
reshaped_error_shape = (2,)
reshaped_loss = 0
