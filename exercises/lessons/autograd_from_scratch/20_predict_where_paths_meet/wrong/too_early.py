# too early

e_grad, d_grad, c_grad, b_grad = 1, -6, -10, -8
