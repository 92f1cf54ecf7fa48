# cube root

square_large_step, exp_tiny_step, abs_forward, abs_central = 2.0, 0.0, 1.0, 0.0
relu_central, relu_autograd, passes_at_kink, best_step = 0.5, 0.0, False, 1e-13
