# all gradients but one are zero
both_random = first_constant = second_constant = 8
both_constant = 1
moving_from_zero = 3
