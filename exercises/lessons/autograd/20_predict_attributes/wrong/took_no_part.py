# took no part

x_is_leaf, p_is_leaf, q_is_leaf = True, False, True
q_requires_grad, y_requires_grad = False, True
x_grad = 0
