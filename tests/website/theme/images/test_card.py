import pytest

from website.theme.images.card import SIZE, descent, draw


def test_the_card_is_the_same_each_time_and_another_for_another_title():
    first, again, other = (draw(title) for title in ("PyTorch Notes", "PyTorch Notes", "PyTorch Course"))

    assert first.size == SIZE == (1200, 630)
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_the_drawn_path_is_gradient_descent_and_arrives():
    path = descent((-2.0, 1.0), 0.25, 12)
    heights = [(x * x + 6 * y * y) / 2 for x, y in path]

    assert path[1] == pytest.approx((-2.0 - 0.25 * -2.0, 1.0 - 0.25 * 6 * 1.0))
    assert heights == sorted(heights, reverse=True) and heights[-1] < 0.01
