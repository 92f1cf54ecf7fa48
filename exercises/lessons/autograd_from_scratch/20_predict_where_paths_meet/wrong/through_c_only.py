# the part that comes through `c`

e_grad, d_grad, c_grad, b_grad, a_grad = 1, -6, -10, -20, 30
