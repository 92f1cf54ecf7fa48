# is the gradient of 2 xᵀx alone
def gradient_of(f, x):
    return 4 * x
