# One random layer is enough

both_random, both_constant, first_constant, second_constant, moving_from_zero = 8, 1, 1, 8, 1
