# as expressions
a, b = 2, -3
c = a * b
d = c + a
e_grad = 1
d_grad = c
c_grad = d + d_grad
b_grad = c_grad * a
a_grad = c_grad * b + d_grad
a_grad_after_two = 2 * a_grad
