import re
from html import unescape

import pytest
from markdown import Markdown

from tests.website.host import told
from website.markdown.differences import DifferenceError, changes, format, piece, validate

OLD = '"""Module."""\n\n\ndef f(x):\n    y = x + 1\n    return y < 2\n'
NEW = """class A:
    def g(self):
        # --8<-- [start:body]
        y = x + 1

        return y
        # --8<-- [end:body]
"""
FENCE = {"name": "difference", "class": "difference", "format": format, "validator": validate}


@pytest.fixture
def snippets(tmp_path):
    folder = tmp_path / "snippets"
    folder.mkdir()
    (folder / "old.py").write_text(OLD)
    (folder / "new.py").write_text(NEW)
    (folder / "data.txt").write_text("x = 1\n")
    (folder / "broken.py").write_text("def f(:\n")
    (folder / "latin.py").write_bytes(b"f = 1\n#\xe9")
    return folder


@pytest.fixture
def convert(snippets):
    (snippets.parent / "pyproject.toml").write_text("[tool.execution]\n")
    md = Markdown(
        extensions=["pymdownx.superfences"], extension_configs={"pymdownx.superfences": {"custom_fences": [FENCE]}}
    )
    told(md, "p.md", root=snippets.parent)
    return lambda text, options="": md.reset().convert(f"```difference {options}\n{text}\n```")


def text(html, *tags):
    """Return the text of the listings, without the elements called tags."""
    for tag in tags:
        html = re.sub(rf"<{tag}\b.*?</{tag}>", "", html, flags=re.DOTALL)
    return [
        unescape(re.sub("<[^>]*>", "", code)) for code in re.findall(r"<pre><code>(.*?)</code></pre>", html, re.DOTALL)
    ]


def lines(html, tag):
    return [
        unescape(re.sub("<[^>]*>", "", block)) for block in re.findall(rf"<{tag}>(<span>.*?)</{tag}>", html, re.DOTALL)
    ]


def test_one_listing_holds_both_sources_with_removed_and_added_lines_told_apart(convert):
    html = convert("old.py:f\nnew.py:body")

    assert lines(html, "del") == ["def f(x):\n    y = x + 1\n    return y < 2\n"]
    assert lines(html, "ins") == ["y = x + 1\n\nreturn y\n"]
    assert '<span class="k">return</span>' in html and "&lt;" in html


def test_without_the_removed_lines_the_new_source_is_left_and_without_the_added_the_old(snippets, convert):
    (snippets / "new.py").write_text(OLD.replace("x + 1", "x + 2").replace("def", "@cache\ndef"))
    html = convert("old.py:f\nnew.py:f")

    assert text(html, "del", "figcaption") == [
        "@cache\n" + piece("old.py:f", snippets)[0] + "\n    y = x + 2\n    return y < 2\n"
    ]
    assert text(html, "ins", "figcaption") == ["def f(x):\n    y = x + 1\n    return y < 2\n"]


def test_columns_are_as_long_as_each_other_and_hold_each_source(snippets, convert):
    (snippets / "new.py").write_text(OLD.replace("    y = x + 1\n", "    y = x\n    y += 1\n\n"))
    old, new = text(convert("old.py:f\nnew.py:f", "{.columns}"))

    assert old.count("\n") == new.count("\n") == 5
    assert [line for line in old.split("\n") if line] == piece("old.py:f", snippets)
    assert new.rstrip("\n").split("\n") == piece("new.py:f", snippets)
    assert old.split("\n").index("    return y < 2") == new.split("\n").index("    return y < 2")


def test_a_piece_may_be_a_section_and_is_shown_flush_left_without_its_marks(snippets, convert):
    assert piece("new.py:body", snippets) == ["y = x + 1", "", "return y"]
    assert "--8<--" not in "".join(text(convert("new.py:A\nold.py:f")))


def test_equal_pieces_have_no_change():
    assert changes(["a", "b"], ["a", "b"]) == [("equal", range(2), range(2))]


def test_an_edit_shows_at_once(snippets, convert):
    before = convert("old.py:f\nnew.py:body")
    (snippets / "old.py").write_text(OLD.replace("x + 1", "x + 7"))

    assert "7" not in "".join(text(before)) and "7" in "".join(text(convert("old.py:f\nnew.py:body")))


@pytest.mark.parametrize(
    "fence, options, message",
    [
        (
            "old.py:f\nnew.py:nothing",
            "",
            r"docs/zh/p\.md: new\.py:nothing: .*/new\.py has no top-level definition 'nothing'",
        ),
        ("gone.py:f\nnew.py:A", "", r"docs/zh/p\.md: gone\.py:f: there is no file .*/gone\.py"),
        ("old.py:f", "", r"write two lines"),
        ("broken.py:f\nnew.py:A", "", r"docs/zh/p\.md: broken\.py:f: line 1: invalid syntax"),
        ("latin.py:f\nnew.py:A", "", r"docs/zh/p\.md: latin\.py:f: latin\.py:2: this is not UTF-8"),
        ("old.py\nnew.py:A", "", r"'old\.py' does not name a piece"),
        ("data.txt:x\nnew.py:A", "", r"'data\.txt:x' does not name a piece"),
        ("../new.py:A\nnew.py:A", "", r"does not name a piece"),
        ("old.py:f\nnew.py:A", "{.column}", r"at most the option \{\.columns\}"),
        ("old.py:f\nnew.py:A", "{width=3}", r"no option width"),
        ("old.py:f\nnew.py:A", "columns", r"no option columns"),
    ],
)
def test_what_cannot_be_shown_says_what_to_do(convert, fence, options, message):
    with pytest.raises(DifferenceError, match=message):
        convert(fence, options)
