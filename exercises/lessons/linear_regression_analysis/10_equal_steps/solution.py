lr_mse_mean = 0.06 / 2  # without the ½ the gradient is twice as large
lr_mse_sum = 0.06 / (2 * 30)  # and a sum is 30 times the mean
lr_half_sum = 0.06 / 30
