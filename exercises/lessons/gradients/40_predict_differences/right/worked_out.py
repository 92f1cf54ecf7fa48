# lets Python work it out
import math


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


square_large_step = central(lambda x: x * x, 1.0, 0.5)
exp_tiny_step = central(math.exp, 1.0, 1e-20)
abs_forward = (abs(1e-6) - abs(0)) / 1e-6
abs_central = central(abs, 0.0, 1e-6)
relu_central = central(lambda x: max(x, 0.0), 0.0, 1e-6)
relu_autograd = 0
passes_at_kink = False
best_step = float("1e-5")
