# (2, 1) minus (2,) broadcasts: each prediction meets each label, the errors are [[0, -2], [2, 0]]
error_shape = (2, 2)
loss = 1.0

reshaped_error_shape = (2, 1)
reshaped_loss = 0.0
