square_large_step = 2.0  # exact: the error is h² f''' / 6, and f''' is 0
exp_tiny_step = 0.0  # 1 + 1e-20 is 1
abs_forward = 1.0
abs_central = 0.0
relu_central = 0.5
relu_autograd = 0.0
passes_at_kink = False
best_step = 1e-5
