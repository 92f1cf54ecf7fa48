# Write down the 2 × 2 errors
error_shape = (2, 2)
loss = 0.5
reshaped_error_shape = (2, 1)
reshaped_loss = 0.0
