# both round to 1

square_large_step = 2
exp_tiny_step = 2.71828
