# strange literals
square_large_step = 2.0
exp_tiny_step = -0.0
abs_forward = 1.0
abs_central = 0.0
relu_central = 1 / 2
relu_autograd = 0.0
passes_at_kink = not True
best_step = 10**-5
