from fontTools.ttLib import TTFont

from hooks.font import cached_subset, signs


def test_signs_hold_the_italic_letters_a_browser_draws():
    found = signs("<p>a</p><math><mi>x</mi><mo>&lt;</mo><mi>θ</mi><mi>h</mi></math>")
    assert {"x", "𝑥", "θ", "𝜃", "ℎ", "<"} <= found
    assert "a" not in found


def test_a_root_brings_its_sign():
    assert "√" in signs("<math><msqrt><mn>2</mn></msqrt></math>")
    assert "√" not in signs("<math><mn>2</mn></math>")


def test_the_subset_keeps_its_signs_and_the_table_that_stretches_brackets(tmp_path):
    with TTFont(cached_subset({"[", "𝑥"}, tmp_path)) as font:
        assert {"[", "𝑥"} <= set(map(chr, font.getBestCmap())) <= {"[", "]", "𝑥"}
        assert "MATH" in font
        assert len(font.getGlyphOrder()) > 3  # the taller brackets came along


def test_a_subset_is_made_once_per_set_of_signs(tmp_path, monkeypatch):
    first = cached_subset({"a", "b"}, tmp_path)
    monkeypatch.setattr("hooks.font.subset", None)  # a call would fail
    assert cached_subset({"b", "a"}, tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]
