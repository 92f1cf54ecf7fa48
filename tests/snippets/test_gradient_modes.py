import pytest
import torch

from snippets.gradient_modes import Dual, jacobian_forward, jacobian_reverse, seconds, wave

# torch.func.jvp imports a part of PyTorch that calls torch.jit.script
pytestmark = pytest.mark.filterwarnings("ignore:.*torch.jit.script")


def test_dual_numbers_differentiate_sums_and_products():
    x = Dual(3.0, 1.0)
    y = x * x * x + x

    assert (y.value, y.derivative) == (30.0, 3 * 3.0**2 + 1)
    assert repr(y) == "30, derivative 28"


def test_dual_numbers_treat_a_derivative_of_zero_as_a_constant():
    y = Dual(3.0, 1.0) * Dual(5.0, 0.0)

    assert (y.value, y.derivative) == (15.0, 5.0)


@pytest.mark.parametrize("f", [wave, torch.sin, lambda x: torch.cumsum(x, dim=0)[1:], lambda x: x[0] * torch.ones(5)])
def test_both_modes_give_the_jacobian_in_as_many_passes_as_it_has_columns_or_rows(f):
    x = torch.linspace(0.5, 2, 4)
    expected = torch.autograd.functional.jacobian(f, x)  # (m, n)
    (forward, columns), (reverse, rows) = jacobian_forward(f, x), jacobian_reverse(f, x)

    torch.testing.assert_close(forward, expected)
    torch.testing.assert_close(reverse, expected)
    assert (rows, columns) == expected.shape


def test_wave_adds_the_sines_of_neighbouring_products():
    w = torch.tensor([1.0, 2.0, 3.0])

    torch.testing.assert_close(wave(w), (torch.sin(w[0] * w[1]) + torch.sin(w[1] * w[2])).reshape(1))


def test_seconds_times_one_call():
    calls = []

    assert seconds(lambda f, x: calls.append((f, x)), wave, 1) >= 0
    assert calls == [(wave, 1)]
