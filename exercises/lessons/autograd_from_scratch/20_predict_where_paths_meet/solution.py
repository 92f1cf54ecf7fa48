e_grad = 1.0
d_grad = -6.0  # 1 × c
c_grad = -10.0  # 1 × d + (-6) × 1
b_grad = -20.0  # (-10) × a
a_grad = 24.0  # (-10) × b + (-6) × 1
a_grad_after_two = 48.0
