# the one of the left

square_large_step, exp_tiny_step, abs_forward, abs_central = 2.0, 0.0, 1.0, 0.0
relu_central, relu_autograd = 0.5, 0.5
