from snippets.linear_regression import sgd
