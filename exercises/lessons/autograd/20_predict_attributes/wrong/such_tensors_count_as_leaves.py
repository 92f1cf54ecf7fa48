# such tensors count as leaves

x_is_leaf, p_is_leaf, q_is_leaf = True, False, False
