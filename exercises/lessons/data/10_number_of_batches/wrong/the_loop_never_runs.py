# the loop never runs

kept, dropped, divides, too_large, too_large_dropped = 3, 2, 2, 1, 1
