import pytest

from website.publish.styles import smaller, write_styles


@pytest.mark.parametrize(
    "css, small",
    [
        ("/* why */\na  b ,\n c {\n  color : red; /* it's; */\n}\n", "a b,c{color : red;}"),
        ('a::before { content: " ,  /* ; */ { " attr(x) ; }', 'a::before{content: " ,  /* ; */ { " attr(x);}'),
        (
            "a :is(b, c) > d { margin: 0 -1px; width: calc(1px + 2px) }",
            "a :is(b,c) > d{margin: 0 -1px;width: calc(1px + 2px)}",
        ),
        ("@media (min-width: 60em) { a { b: c } }", "@media (min-width: 60em){a{b: c}}"),
        ("", ""),
    ],
)
def test_comments_and_white_space_go_and_strings_stay(css, small):
    assert smaller(css) == small == smaller(small)


def test_only_our_style_sheets_are_written(tmp_path):
    for name in ("css/site.css", "en/css/site.css", "assets/stylesheets/main.css"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("a { }")
    write_styles(tmp_path)

    assert (tmp_path / "css/site.css").read_text() == (tmp_path / "en/css/site.css").read_text() == "a{}"
    assert (tmp_path / "assets/stylesheets/main.css").read_text() == "a { }"
