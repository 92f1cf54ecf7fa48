# whole numbers that are floats
both_random = first_constant = second_constant = 8.0
both_constant = moving_from_zero = 1.0
