# lists, whole numbers
error_shape = [2, 2]
loss = 1
reshaped_error_shape = [2, 1]
reshaped_loss = 0
