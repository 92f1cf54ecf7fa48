# One does move

both_random, both_constant, first_constant, second_constant, moving_from_zero = 8, 1, 8, 8, 0
