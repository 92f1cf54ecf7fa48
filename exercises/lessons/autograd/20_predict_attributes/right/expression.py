# expression
x_is_leaf, p_is_leaf, q_is_leaf, q_requires_grad, y_requires_grad = True, False, True, False, True
x_grad = None
b_grad = 1
w_grad = 3 * 7
