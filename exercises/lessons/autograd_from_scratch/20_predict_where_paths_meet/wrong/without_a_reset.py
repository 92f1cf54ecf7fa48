# is added to that of the first

e_grad, d_grad, c_grad, b_grad, a_grad = 1, -6, -10, -20, 24
a_grad_after_two = 24
