# fractions
lr_mse_mean = 0.03
lr_mse_sum = 0.03 / 30
lr_half_sum = 6e-2 / 30
