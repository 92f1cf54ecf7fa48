# constants
UNITS = 8
both_random, both_constant, first_constant, second_constant = UNITS, 1, UNITS, UNITS
moving_from_zero = len(["b2"])
