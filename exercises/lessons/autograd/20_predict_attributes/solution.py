x_is_leaf = True
p_is_leaf = False
q_is_leaf = True
q_requires_grad = False
y_requires_grad = True
x_grad = None
b_grad = 1
w_grad = 21  # x q = 3 × 7: q is a constant
