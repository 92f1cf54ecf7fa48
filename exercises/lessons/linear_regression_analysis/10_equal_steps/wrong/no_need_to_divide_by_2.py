# no need to divide by 2

lr_mse_mean = 0.03
lr_mse_sum = 0.001
lr_half_sum = 0.001
