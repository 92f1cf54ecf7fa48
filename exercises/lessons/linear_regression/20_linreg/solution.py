from snippets.linear_regression import linreg
