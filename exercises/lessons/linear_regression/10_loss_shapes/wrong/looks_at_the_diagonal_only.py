# looks at the diagonal only

error_shape = (2, 2)
loss = 0
reshaped_error_shape = (2, 1)
reshaped_loss = 0
