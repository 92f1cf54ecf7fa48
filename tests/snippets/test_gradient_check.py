import math

import matplotlib.pyplot as plt
import pytest
import torch

from snippets import gradient_check as check

one = torch.tensor(1.0, dtype=torch.float64)


def test_forward_difference_is_exact_for_a_line_and_off_by_h_for_a_square():
    assert check.forward_difference(lambda x: 3 * x + 1, one, 0.5) == 3
    assert check.forward_difference(lambda x: x * x, one, 0.5) == 2 + 0.5


def test_central_difference_is_exact_for_a_square_and_off_by_h_squared_for_a_cube():
    assert check.central_difference(lambda x: x * x, one, 0.5) == 2
    assert check.central_difference(lambda x: x**3, one, 0.5) == 3 + 0.25


@pytest.mark.parametrize(("difference", "order"), [(check.forward_difference, 1), (check.central_difference, 2)])
def test_halving_the_step_halves_or_quarters_the_error(difference, order):
    coarse, fine = check.difference_errors(difference, torch.exp, one, [1e-2, 5e-3])

    assert coarse / fine == pytest.approx(2**order, rel=0.01)


def test_difference_errors_are_relative_to_the_derivative():
    (error,) = check.difference_errors(check.forward_difference, torch.exp, one, [1e-2])

    assert error == pytest.approx((math.e**1.01 - math.e) / 1e-2 / math.e - 1)


def test_numerical_gradient_agrees_with_autograd():
    x = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)
    y = (torch.sin(x) * x.flip(0)).sum()
    y.backward()

    actual = check.numerical_gradient(lambda x: (torch.sin(x) * x.flip(0)).sum(), x.detach())
    torch.testing.assert_close(actual, x.grad, atol=1e-9, rtol=0)


@pytest.mark.parametrize(
    ("difference", "power"), [(check.forward_difference, 1 / 2), (check.central_difference, 1 / 3)]
)
def test_the_step_of_theory_beats_much_larger_and_much_smaller_ones(difference, power):
    h = torch.finfo(torch.float64).eps ** power
    small, good, large = check.difference_errors(difference, torch.exp, one, [h / 1000, h, h * 1000])

    assert good < small / 20
    assert good < large / 20


def test_central_difference_says_one_half_at_the_kink_of_relu_and_autograd_zero():
    zero = torch.tensor(0.0, dtype=torch.float64)

    assert check.central_difference(torch.relu, zero, 1e-6) == 0.5
    assert torch.func.grad(torch.relu)(zero) == 0


def test_plot_draws_three_valleys_and_the_two_steps_of_theory():
    check.plot_difference_errors(torch.exp, one)
    forward, central, single, *best = plt.gca().lines
    plt.close()

    assert min(forward.get_ydata()) == pytest.approx(1e-8, rel=0.99)
    assert min(central.get_ydata()) < 1e-10 < 1e-6 < min(single.get_ydata())
    assert [line.get_xdata()[0] for line in best] == pytest.approx([2.0**-26, 2 ** (-52 / 3)])
    assert len({line.get_linestyle() for line in (forward, central, single)}) == 3
