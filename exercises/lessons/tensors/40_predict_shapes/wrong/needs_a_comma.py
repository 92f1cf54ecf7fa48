# needs a comma

add_row, add_short, add_column, difference, pairs, row_sums = (2, 3), "error", (2, 3), (4, 4), (5, 4, 2), (2)
