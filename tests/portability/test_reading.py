"""What is compared: elements, classes and text, but for what is measured."""

import pytest

from tests.portability.reading import content, whole

PAGE = """<html><head><title>T</title></head><body><nav>menu</nav><article><a class="top">^</a><h1>A</h1>
<p>so <a class="term">a term</a><br> and 1.5
<span class="measured">2 s <b>x</b></span> more</p></article>
<p>foot</p></body></html>"""


@pytest.mark.parametrize(
    "old, new", [("1.5", "1.6"), (' class="term"', ""), ("<br>", ""), ("<h1>A</h1>", "<h1>A<b></b></h1>")]
)
def test_what_a_page_teaches_is_compared(old, new):
    assert content(PAGE.replace(old, new)) != content(PAGE)
    assert whole(PAGE.replace(old, new)) != whole(PAGE)


@pytest.mark.parametrize("old, new", [("menu", "other"), ("foot", ""), ("^", "v")])
def test_what_is_around_it_is_compared_for_the_whole_page_only(old, new):
    assert content(PAGE.replace(old, new)) == content(PAGE)
    assert whole(PAGE.replace(old, new)) != whole(PAGE)


def test_what_is_measured_is_not_compared():
    other = PAGE.replace("2 s <b>x</b>", "3 s")

    assert content(other) == content(PAGE) and whole(other) == whole(PAGE)
    assert content(PAGE)[1] == "A so a term and 1.5 more"
