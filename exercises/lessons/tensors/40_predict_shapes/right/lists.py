# lists
add_row = [2, 3]
add_short = "error"
add_column = [2, 3]
difference = [4, 4]
pairs = [5, 4, 2]
row_sums = [2]
one_row = [1, 3]
