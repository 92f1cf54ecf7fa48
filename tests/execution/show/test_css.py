"""Rules of a style, made those of one element: as CSS nesting defines `&`, and `:where`, which adds no weight."""

import pytest

from execution.show.css import targets, within

NAMES = {"g": "p-0", "my-svg": "p-1", "fab": "p-2"}
INSIDE = "{&:where(E,E *){"


def renamed(name):
    return NAMES.get(name, name)


@pytest.mark.parametrize(
    "css, expected",
    [
        (".a{fill:red}", f".a{INSIDE}fill:red}}}}"),
        ("#my-svg .n rect{a:b}", f"#p-1 .n rect{INSIDE}a:b}}}}"),  # the id of the root, as Mermaid has it
        (":root{--c:red}", f"E{INSIDE}--c:red}}}}"),
        ("#g.b,#g:hover , #no{fill:url(#g)}", f"#p-0.b,#p-0:hover , #no{INSIDE}fill:url(#p-0)}}}}"),
        (".k{fill:#fab;stroke:url('#fab')}", f".k{INSIDE}fill:#fab;stroke:url('#p-2')}}}}"),  # the first is a colour
        ("@media (min-width:1px){path{a:b}}", f"@media (min-width:1px){{path{INSIDE}a:b}}}}}}"),
        ("@font-face{font-family:F;src:url(f.woff)}", "@font-face{font-family:F;src:url(f.woff)}"),
        ("@keyframes s{from{a:b}50%{a:c}}r{d:e}", f"@keyframes s{{from{{a:b}}50%{{a:c}}}}r{INSIDE}d:e}}}}"),
        ("@import 'a.css';r{d:e}", f"@import 'a.css';r{INSIDE}d:e}}}}"),
        ("/* } { */ r{d:e}/* end", f" r{INSIDE}d:e}}}}"),
        ("not closed {a:b", "not closed {a:b"),
    ],
)
def test_rules_hold_in_one_element_and_for_itself(css, expected):
    assert within(css, "E", renamed) == expected


@pytest.mark.parametrize("text", ["url(#g)", "url( '#g' )", 'url("#g") red'])
def test_a_reference_has_the_new_name_and_what_only_looks_like_one_stays(text):
    assert targets(text, renamed) == text.replace("#g", "#p-0")
    assert targets("https://a.b/#g #fab #g", renamed) == "https://a.b/#g #fab #g"


@pytest.mark.parametrize(
    "part", ["a", "{", "}", "@", "/*", "a{", "@keyframes ", "@keyframes a{b{}", "#", "#a", "url(#"]
)
def test_time_grows_with_the_length_of_a_style(part):
    css = part * (1_000_000 // len(part))  # what grows with the square would not end today

    assert within(css, "E", renamed).count(":where") <= css.count("}") and targets(css, renamed) == css
