# so divide by 2 as well

lr_mse_mean = 0.03
lr_mse_sum = 0.002
lr_half_sum = 0.002
