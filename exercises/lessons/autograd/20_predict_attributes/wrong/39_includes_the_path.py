# 39 includes the path

x_is_leaf, p_is_leaf, q_is_leaf = True, False, True
q_requires_grad, y_requires_grad = False, True
x_grad, b_grad, w_grad = None, 1.0, 39.0
