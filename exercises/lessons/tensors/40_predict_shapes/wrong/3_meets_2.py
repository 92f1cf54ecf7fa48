# 3 meets 2

add_row, add_short = (2, 3), (2, 3)
