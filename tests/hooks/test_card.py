import os

import pytest

from hooks.card import FONTS, SIZE, chinese_font, descent, draw, words


def test_the_card_is_the_same_each_time_and_another_for_another_title():
    first, again, other = (draw(title, None) for title in ("PyTorch Notes", "PyTorch Notes", "PyTorch Course"))

    assert first.size == SIZE == (1200, 630)
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_the_drawn_path_is_gradient_descent_and_arrives():
    path = descent((-2.0, 1.0), 0.25, 12)
    heights = [(x * x + 6 * y * y) / 2 for x, y in path]

    assert path[1] == pytest.approx((-2.0 - 0.25 * -2.0, 1.0 - 0.25 * 6 * 1.0))
    assert heights == sorted(heights, reverse=True) and heights[-1] < 0.01


def test_without_a_chinese_font_only_latin_words_are_drawn():
    assert words("PyTorch 学习笔记", None) == "PyTorch"
    assert draw("PyTorch 学习笔记", None).tobytes() == draw("PyTorch", None).tobytes()


def test_with_a_chinese_font_the_whole_title_is_drawn():
    font = chinese_font()
    if font is None and "CI" not in os.environ:
        pytest.skip(f"needs a Chinese font, one of {', '.join(name for name, _ in FONTS)}")

    assert words("PyTorch 学习笔记", font) == "PyTorch 学习笔记"
    assert draw("PyTorch 学习", font).tobytes() != draw("PyTorch 笔记", font).tobytes()  # no two equal boxes
