from fontTools.ttLib import TTFont

from website.publish.font import cached_subset, signs, write_fonts
from website.publish.site import Language, Page, Site, write_site


def test_signs_hold_the_italic_letters_a_browser_draws():
    found = signs("<p>a</p><math><mi>x</mi><mo>&lt;</mo><mi>θ</mi><mi>h</mi><mi>exp</mi><mtext>词</mtext></math>")
    assert found == {"𝑥", "𝜃", "ℎ", "<", "e", "x", "p"}


def test_a_root_brings_its_sign():
    assert "√" in signs("<math><msqrt><mn>2</mn></msqrt></math>")
    assert "√" not in signs("<math><mn>2</mn></math>")


def test_the_subset_keeps_its_signs_and_the_table_that_stretches_brackets(tmp_path):
    with TTFont(cached_subset({"[", "𝑥"}, tmp_path)) as font:
        assert {"[", "𝑥"} <= set(map(chr, font.getBestCmap())) <= {"[", "]", "𝑥"}
        assert "MATH" in font
        assert len(font.getGlyphOrder()) > 3  # the taller brackets came along


def test_all_root_signs_take_the_same_room_so_that_browsers_leave_no_gap_behind_a_root(tmp_path):
    with TTFont(cached_subset({"√"}, tmp_path)) as font:
        variants = font["MATH"].table.MathVariants
        (root,) = variants.VertGlyphConstruction
        signs = [record.VariantGlyph for record in root.MathGlyphVariantRecord]
        assert len(signs) >= 4 and len({font["hmtx"][sign][0] for sign in signs}) == 1
        assert max(font["hmtx"][part.glyph][0] for part in root.GlyphAssembly.PartRecords) == font["hmtx"][signs[0]][0]


def test_primes_are_drawn_as_scripts_not_as_signs_that_are_raised_already(tmp_path):
    with TTFont(cached_subset(set("′″‴"), tmp_path)) as font:
        for sign in "′″‴":
            assert font["glyf"][font.getBestCmap()[ord(sign)]].yMin < 100


def test_a_subset_is_made_once_per_set_of_signs(tmp_path, monkeypatch):
    first = cached_subset({"a", "b"}, tmp_path)
    monkeypatch.setattr("website.publish.font.subset", None)  # a call would fail
    assert cached_subset({"b", "a"}, tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


def test_each_language_has_a_font_for_the_formulas_on_its_pages(tmp_path):
    languages = [
        Language(name, "", home, "", "", "", "", [Page("a.md", "a/", "", "", None)])
        for name, home in (("zh", ""), ("en", "en/"), ("xx", "xx/"))
    ]
    write_site(Site(languages), tmp_path)
    for home, text in (("", "<math><mi>x</mi></math>"), ("en/", "<math><mn>1</mn></math>"), ("xx/", "<p>x</p>")):
        (tmp_path / home / "a").mkdir(parents=True)
        (tmp_path / home / "a/index.html").write_text(text)
    write_fonts(tmp_path, tmp_path / "cache")
    fonts = {path.relative_to(tmp_path).parts[0]: path for path in tmp_path.glob("**/fonts/math.woff2")}

    assert sorted(fonts) == ["en", "fonts"]
    for name, sign in (("fonts", "𝑥"), ("en", "1")):
        with TTFont(fonts[name]) as font:
            assert set(map(chr, font.getBestCmap())) == {sign}
