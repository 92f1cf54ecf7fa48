both_random = 8
both_constant = 1
first_constant = 8
second_constant = 8
moving_from_zero = 1
