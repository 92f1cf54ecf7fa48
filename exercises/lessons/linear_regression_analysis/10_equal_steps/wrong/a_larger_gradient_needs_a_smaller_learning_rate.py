# a larger gradient needs a smaller learning rate

lr_mse_mean = 0.12
lr_mse_sum = 3.6
lr_half_sum = 1.8
