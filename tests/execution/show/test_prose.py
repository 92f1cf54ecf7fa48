"""What of a page's prose changes in a notebook, and what is left alone."""

import pytest

from execution.show.prose import adapt_prose, block_of


def adapted(text, fences=None):
    return adapt_prose(text, lambda path, heading: f"<{path}|{heading}>", fences or {})


@pytest.mark.parametrize(
    "text",
    [
        "```text\n[a](b.md) and `x`{.c}\n```",
        "- item\n\n    ~~~~\n    [a](b.md)\n    ~~~\n    ~~~~",
        "a `[b](c.md)` d ``e ` [f](g.md)``",
        r"$a](b)$ and $$c](d.md){.e}$$",
        "[a](https://example.com/) [a](mailto:a@b.c) [a]: https://example.com <a href='https://example.com'>",
        r"\([a](b)\) \[ [a](b)\{.c}\n \] costs {.d} [^1]: x",
        "```\nnever closed",
        "",
        "\n\n",
        "    [a](b.md)\n\n    [c](d.md){.e}",
        "a\n\n\t[b](c.md)",
        "> a\n>\n>     [b](c.md)",
        "- a\n\n    - b\n\n        c\n\n            [d](e.md)",
        "<pre>\n[a](b.md)\n\n[c](d.md)</pre>",
        "<script>\nx = '[a](b.md)'\n</script>",
    ],
)
def test_code_formulas_and_addresses_are_left_alone(text):
    assert adapted(text) == text


def test_links_change_with_and_without_titles_and_attributes_go():
    assert adapted('[a](b.md) [c](d.md#e "a title"){ .f }') == '[a](<b.md|>) [c](<d.md|#e> "a title")'
    assert adapted("# Heading {#id}\n\n`code`{.python}, [a](#b)") == "# Heading\n\n`code`, [a](<|#b>)"
    assert adapted("## [a](b.md) { #id .c }\n![a](b.png){ width=3 }") == "## [a](<b.md|>)\n![a](<b.png|>)"


def test_the_frames_of_md_in_html_go_and_other_elements_stay():
    assert adapted('<div class="demo" markdown>\n\n[a](b.md)\n\n</div>\n\n<div>') == "\n\n[a](<b.md|>)\n\n\n\n<div>"


@pytest.mark.parametrize(
    "before, path, after",
    [
        ("[a](", "b.md", " 'a title')"),
        ("[a](", "b.md", r' "a \"quoted\" title")'),
        ("[a](", "b_(c).md", ")"),
        ("$5 [a](", "b.md", ") $6"),
        ("[![a](https://a/b.png)](", "b.md", ")"),
        ("[name]: ", "b.md", ' "a title"'),
        ("[name]:\n  ", "b.md", "\n'a title'"),
        ("[a](", "b.md", '\n"a title")'),
        ("- a\n\n    [b](", "c.md", ")"),
        ("- a\n    - b\n\n        [c](", "d.md", ")"),
        ("a\n    b [c](", "d.md", ")"),
        ("[^1]: a\n\n    [b](", "c.md", ")"),
        ("    a\n\nb [c](", "d.md", ")"),
        ("    <a href='", "b.md", "'>a</a>"),
        ("<A class=c HREF=", "b.md", ">a</A>"),
        ('<video controls src="', "b.mp4", '"></video>'),
        ("<a class='c' href='", "b.md", "'>a</a>"),
        ('<img alt="a" src="', "b.png", '">'),
    ],
)
def test_links_of_every_form_change(before, path, after):
    assert adapted(f"{before}{path}{after}") == f"{before}<{path}|>{after}"
    assert adapted("[a](<b c.md#d> 'e')") == "[a](<<b c.md|#d>> 'e')"
    assert adapted("[a]: <b c.md#d> 'e'") == "[a]: <<b c.md|#d>> 'e'"


def test_a_fence_becomes_what_its_language_says_and_its_links_change():
    fences = {"task": lambda source: f"do {source.strip()}: [a](b.md)"}

    assert adapted("x\n```task\nthis\n```\ny", fences) == "x\ndo this: [a](<b.md|>)\ny"


@pytest.mark.parametrize(
    "line, block",
    [
        ('!!! note "A title"', (0, "!!!", "note", "A title")),
        ('    ??? tip inline end "a "b" c" ', (4, "???", "tip inline end", 'a "b" c')),
        ('=== "Tab"', (0, "===", "", "Tab")),
        ("!!! note", (0, "!!!", "note", None)),
        ("!!! note, and more", None),
        ("text", None),
    ],
)
def test_first_lines_of_blocks(line, block):
    assert block_of(line) == block


@pytest.mark.parametrize(
    "part",
    [
        " ",
        "](a",
        '](a "',
        "](a '\\\\",
        "](<a",
        "[a]: ",
        "<a b ",
        "\\\\[ a",
        "\\\\( a",
        "# {.",
        "](a(",
        "){.",
        "```a\n",
        "$a ",
        "$$a ",
        "` `` ",
        '!!! "',
        "a ",
        "[a]: <",
        "[a]:\n\n",
        "<pre>\n",
        "    a\n\n",
        "> ",
    ],
)
def test_time_grows_with_the_length_of_the_text(part):
    text = part * 300_000  # a search that grows with the square would not end today

    assert abs(len(adapted(text)) - len(text)) < 10
    assert block_of("!!! " + text + ",") is None
