# from `e` directly

e_grad, d_grad, c_grad = 1, -6, -4
