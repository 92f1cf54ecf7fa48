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
        "[a](https://example.com/)",
        "```\nnever closed",
        "",
        "\n\n",
    ],
)
def test_code_formulas_and_addresses_are_left_alone(text):
    assert adapted(text) == text


def test_links_change_with_and_without_titles_and_attributes_go():
    assert adapted('[a](b.md) [c](d.md#e "a title"){ .f }') == '[a](<b.md|>) [c](<d.md|#e> "a title")'
    assert adapted("# Heading {#id}\n\n`code`{.python}, [a](#b)") == "# Heading\n\n`code`, [a](<|#b>)"


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


@pytest.mark.parametrize("part", [" ", "](a", '](a "', "){.", "```a\n", "$a ", "$$a ", "` `` ", '!!! "', "a "])
def test_time_grows_with_the_length_of_the_text(part):
    text = part * 300_000  # a search that grows with the square would not end today

    assert len(adapted(text)) == len(text)
    assert block_of("!!! " + text + ",") is None
