import matplotlib.pyplot as plt
import pytest
import torch
from hypothesis import example, given, settings
from hypothesis import strategies as st

from snippets import autograd

small = st.floats(-5, 5, allow_subnormal=False)
vectors = st.lists(small, min_size=1, max_size=6).map(lambda v: torch.tensor(v, dtype=torch.float64))


def test_four_steps_end_with_the_gradient_4x():
    x = autograd.gradient_in_four_steps()

    assert torch.equal(x.detach(), torch.tensor([0.0, 1.0, 2.0, 3.0]))
    assert torch.equal(x.grad, torch.tensor([0.0, 4.0, 8.0, 12.0]))


@settings(deadline=None)
@given(vectors)
def test_f_is_twice_the_sum_of_squares_with_gradient_4x(x):
    torch.testing.assert_close(autograd.f(x), 2 * (x**2).sum())
    torch.testing.assert_close(torch.func.grad(autograd.f)(x), 4 * x)


def test_backward_steps_run_from_the_result_to_the_leaf():
    x = torch.ones(3, requires_grad=True)

    assert autograd.backward_steps(autograd.f(x)) == ["MulBackward0", "DotBackward0", "AccumulateGrad"]
    assert autograd.backward_steps(x.exp().sum()) == ["SumBackward0", "ExpBackward0", "AccumulateGrad"]


def test_nothing_was_recorded_for_a_tensor_without_grad_fn():
    assert autograd.backward_steps(torch.ones(3).sum()) == []


@settings(deadline=None)
@given(st.floats(1.5, 1000))
def test_heron_sqrt_and_its_gradient_agree_with_torch_sqrt(value):
    a = torch.tensor(value, requires_grad=True)
    autograd.heron_sqrt(a).backward()

    torch.testing.assert_close(autograd.heron_sqrt(a), a.sqrt(), rtol=1e-5, atol=0)
    torch.testing.assert_close(a.grad, 0.5 / a.detach().sqrt(), rtol=1e-3, atol=0)


def test_a_loop_that_did_not_run_leaves_no_trace_in_the_gradient():
    assert torch.func.grad(autograd.heron_sqrt)(torch.tensor(1.0)) == 1.0  # of x = a; sqrt has 0.5


@settings(deadline=None)
@given(vectors)
def test_jacobian_of_running_sum_is_lower_triangular_ones(x):
    jacobian = torch.func.jacrev(autograd.running_sum)(x)

    assert torch.equal(jacobian, torch.ones_like(jacobian).tril())


@settings(deadline=None)
@given(vectors)
def test_sigmoid_agrees_with_torch(x):
    torch.testing.assert_close(autograd.sigmoid(x), torch.sigmoid(x))


@pytest.mark.parametrize("f", [autograd.f, autograd.heron_sqrt, autograd.running_sum, autograd.sigmoid])
def test_gradient_agrees_with_finite_differences(f):
    x = torch.tensor(2.5 if f is autograd.heron_sqrt else [0.5, -1.0, 2.0], dtype=torch.float64, requires_grad=True)

    assert torch.autograd.gradcheck(f, x, atol=1e-4)


@settings(deadline=None)
@given(vectors)
def test_elementwise_derivative_of_sigmoid_is_s_times_1_minus_s(x):
    s = torch.sigmoid(x)

    torch.testing.assert_close(autograd.elementwise_derivative(autograd.sigmoid, x), s * (1 - s))


def test_elementwise_derivative_leaves_its_argument_alone():
    x = torch.ones(3, requires_grad=True)
    autograd.elementwise_derivative(torch.exp, x)

    assert x.grad is None


def test_plot_draws_the_function_and_its_derivative():
    x = torch.linspace(-1, 1, 5)
    autograd.plot_with_derivative(torch.sin, x)
    function, derivative = plt.gca().lines

    assert function.get_ydata() == pytest.approx(torch.sin(x).numpy())
    assert derivative.get_ydata() == pytest.approx(torch.cos(x).numpy())
    assert function.get_linestyle() != derivative.get_linestyle()
    plt.close()


@settings(deadline=None)
@given(st.floats(1.5, 1000))
@example(70.97352340539643)
def test_rounds_counts_the_averages_of_herons_method(value):
    x = a = torch.tensor(value)  # in float32, as there: the last average may be one of rounding only
    expected = 0
    while abs(x * x - a) > 1e-6 * a:
        x, expected = (x + a / x) / 2, expected + 1

    assert autograd.rounds(value) == expected > 0


def test_a_round_of_herons_method_records_an_addition_and_two_divisions():
    nodes = [autograd.heron_sqrt(torch.tensor(2.0, requires_grad=True)).grad_fn]
    for node in nodes:
        nodes += [following for following, _ in node.next_functions if following not in [None, *nodes]]
    names = [node.name() for node in nodes]

    assert names.count("DivBackward0") == 2 * names.count("AddBackward0") == 2 * autograd.rounds(2.0)


def test_tangent_touches_the_function_in_the_point():
    autograd.plot_tangent(autograd.square, 3.0, 6.0)
    curve, line, point = plt.gca().lines
    x, gap = curve.get_xdata(), curve.get_ydata() - line.get_ydata()

    assert gap == pytest.approx((x - 3) ** 2, abs=1e-5)  # x² lies above its tangent by the square of the distance
    assert (point.get_xdata().item(), point.get_ydata().item()) == (3, 9)
    plt.close()


@settings(deadline=None)
@given(vectors)
def test_square_has_the_derivative_2x(x):
    torch.testing.assert_close(autograd.elementwise_derivative(autograd.square, x), 2 * x)
