# trap that raises no error

add_row, add_short, add_column, difference = [2, 3], "error", (2, 3), (4, 1)
