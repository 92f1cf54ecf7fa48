"""A cell whose output is to be guessed: the page, what is refused, and the notebook."""

import re
from html import unescape

import pytest
from markdown import Markdown
from markdown_it import MarkdownIt

from execution.page import Page
from execution.read.program import ProgramReader
from execution.read.text import PageError
from execution.show.export import Adapt, to_ipynb
from execution.show.extension import ExecutionExtension

read = ProgramReader().read  # one for all, as a build has it

CELL = '```python {{.cell guess="{}"}}\n{}\n```\n\n{}'
SUMS = (
    "- `41`\n  Too *few*.\n- `{python} 6 * 8`\n\n    A slip: `6 * 8`.\n\n- It raises `TypeError`.\n  Why should it?\n"
)
RIGHT = "Six times seven.\n\nNext.\n"


@pytest.fixture
def convert(session):
    """Convert a page with the real Markdown stack; return its HTML and what it warned of."""

    def convert(text, language="en"):
        said = []
        page = Page("docs/p.md", session, warn=said.append)
        extension = ExecutionExtension(page=lambda md: page, language=language)
        extensions = ["attr_list", "admonition", "pymdownx.superfences", "pymdownx.tabbed", extension]
        return Markdown(extensions=extensions).convert(text), said

    return convert


def listed(html, name):
    """Return the items of a list as HTML, in one line each."""
    inner = re.search(rf'<ol class="guess-{name}">(.*?)</ol>', html, re.DOTALL)[1]
    return [" ".join(item.split()) for item in re.findall(r"<li>(.*?)</li>", inner, re.DOTALL)]


def test_the_output_is_folded_behind_the_question_and_the_choices(convert):
    html, said = convert(CELL.format("What is `6 * 7`?", "6 * 7", f"{SUMS}\n{RIGHT}"))
    choices, reasons = listed(html, "choices"), listed(html, "reasons")
    right = int(re.search(r'data-right="(\d)"', html)[1])

    assert said == []
    assert '<p class="guess-question">What is <code>6 * 7</code>?</p>' in html
    assert choices[right] == "<code>42</code>" and reasons[right] == ("<p><strong>Yes. </strong>Six times seven.</p>")
    del choices[right], reasons[right]
    assert choices == ["<code>41</code>", "<code>48</code>", "It raises <code>TypeError</code>."]
    assert [reason.removeprefix("<p><strong>No. </strong>") for reason in reasons] == [
        "Too <em>few</em>.</p>", "A slip: <code>6 * 8</code>.</p>", "Why should it?</p>",
    ]  # fmt: skip
    fold = html[html.index('<details class="cell-folded guess-answer">') : html.index("</details>")]
    assert '<div class="cell-output"><pre tabindex="0"><code>42</code></pre></div>' in fold
    assert html.count("cell-output") == 1 and html.count("Six times seven") == 1
    assert html.index("</details>") < html.index("<p>Next.</p>")


@pytest.mark.parametrize(
    "source, shown",
    [
        ("print('a'); print('b  c')", "a b c"), ("'<b> &lt;'", "'<b> &lt;'"), ("print('\\x1b[31mred\\x1b[0m')", "red"),
        ("[[1,\n 2]]", "[[1, 2]]"), ("print('a|b `c`')", "a|b `c`"), ("print('*a*')\n1", "*a* 1"),
    ],
)  # fmt: skip
def test_the_right_choice_is_what_the_run_showed_in_one_line(convert, source, shown):
    html, said = convert(CELL.format("", source, "- `x`\n"))
    right = int(re.search(r'data-right="(\d)"', html)[1])

    assert unescape(re.sub("</?code>", "", listed(html, "choices")[right])) == shown and said == []


def test_an_exception_that_is_announced_can_be_guessed(convert):
    html, said = convert(CELL.format('" raises="ZeroDivisionError', "1 / 0", "- `inf`\n  So do floats in torch.\n"))

    assert "<code>ZeroDivisionError: division by zero</code>" in listed(html, "choices") and said == []


@pytest.mark.parametrize("option", ["guess", 'guess=""'])
def test_without_a_question_of_its_own_a_cell_asks_the_usual_one(convert, option):
    html, _ = convert(f"```python {{.cell {option}}}\n6 * 7\n```\n\n- `41`\n", "zh")

    assert '<p class="guess-question">先猜一猜：它会显示什么？</p>' in html and "<strong>不对。</strong>" in html


def test_the_place_of_the_right_choice_depends_on_the_source_alone(convert):
    pages = [CELL.format(question, f"{n}", "- `a`\n- `b`\n- `c`\n") for n in range(20) for question in ("甲", "A")]
    places = [re.search(r'data-right="(\d)"', convert(page)[0])[1] for page in pages]

    assert places[::2] == places[1::2] and set(places) == {"0", "1", "2", "3"}


@pytest.mark.parametrize(
    "source, below, complaint",
    [
        ("[1,  2]", "- `[2]`\n- `[1,2 ]`\n", "has a wrong answer that is what it shows: [1,2 ]"),
        ("6 * 7", "- `{python} 2 * 21`\n", "has a wrong answer that is what it shows: 42"),
        ("6 * 7", "- 42\n", "has a wrong answer that is what it shows: 42"),
        ("6 * 7", "- `41`\n- `4 1`\n", "has a wrong answer that stands there twice: 4 1"),
        ("6 * 7", "No list.\n", "has guess, but no list of wrong answers right under it"),
        ("6 * 7", "", "has guess, but no list of wrong answers right under it"),
        ("6 * 7", "Text.\n\n- `41`\n", "has guess, but no list of wrong answers right under it"),
        ("6 * 7", "```python {.cell}\n1\n```\n\n- `41`\n", "has guess, but no list of wrong answers right under it"),
        ("x = 1", "- `41`\n", "has guess, but does not show text, and text alone"),
        ("from IPython.display import HTML\nprint(1)\nHTML('a')", "- `a`\n", "has guess, but does not show text"),
    ],
)
def test_a_cell_that_cannot_be_guessed_is_a_complaint_that_names_the_place(convert, source, below, complaint):
    _, said = convert(CELL.format("What?", source, below))

    assert len(said) == 1 and said[0].startswith(f"docs/p.md:1: cell 1 {complaint}")


@pytest.mark.parametrize("tag", ["hide-output", "remove-output", "remove-cell", "timing"])
def test_tags_that_show_an_output_in_another_way_are_refused(tag):
    with pytest.raises(PageError, match=rf"p\.md:1: guess hides the output itself; take out the tag {tag}"):
        read(f'```python {{.cell guess tags="hide-input {tag}"}}\n1\n```', "p.md")


def test_two_guesses_in_tabs_and_admonitions_keep_their_lists(convert):
    text = '!!! tip "T"\n\n' + "".join(
        f"    {line}\n" for line in f"{CELL.format('', '1', '- `a`')}\n\n{CELL.format('', '2', '- `b`')}".split("\n")
    )
    html, said = convert(text)

    assert said == [] and html.count('class="guess"') == 2
    assert html.index("<code>a</code>") < html.index("<code>b</code>") and html.count("cell-output") == 2
    assert len(set(re.findall('data-guess="([^"]+)"', html))) == 2


def test_the_paragraph_below_is_left_alone_if_it_is_the_next_cell(convert):
    html, said = convert(CELL.format("", "1", "- `a`\n\n") + "```python {.cell}\n2\n```\n")

    assert said == [] and html.index("</details>") < html.index("<code>2</code>")


def test_guesses_and_answers_change_no_fingerprint(session):
    one, other = (read(CELL.format(question, "1", below)) for question, below in (("甲", "- `2`"), ("A", "- `3`")))

    assert session.key(one) == session.key(other) == session.key(read("```python {.cell}\n1\n```"))


def test_a_failing_page_shows_its_error_and_the_list_as_it_is(convert):
    html, said = convert(CELL.format("", "1 / 0", "- `inf`\n"))

    assert "cell-error" in html and "<li><code>inf</code></li>" in html and len(said) == 1


def test_the_notebook_asks_before_the_cell_and_hides_its_output(session):
    program = read(CELL.format("", "6 * 7", f"{SUMS}\n{RIGHT}"), "p.md")
    session.execute([program])
    notebook = to_ipynb(program, session.find(program), Adapt(lambda path, heading: path, {}, language="zh"), {})
    before, cell, after = notebook["cells"]
    question, *choices = before["source"].split("\n- ")

    assert question.strip() == "**先猜一猜：它会显示什么？**"
    assert sorted(choices) == sorted(["`41`", "`48`", "It raises `TypeError`.", "`42`"])
    assert cell["metadata"]["jupyter"] == {"outputs_hidden": True} and cell["outputs"][0]["data"]["text/plain"] == "42"
    assert after["source"].startswith("猜错了的话，错在哪里：\n\n- `41`\n  Too *few*.\n")
    assert after["source"].endswith("Six times seven.\n\nNext.")


def test_notebook_and_page_have_the_choices_in_one_order(convert, session):
    text = CELL.format("", "6 * 7", "- `41`\n- `43`\n- `44`\n")
    program = read(text, "p.md")
    html, _ = convert(text)
    notebook = to_ipynb(program, session.result(program), Adapt(lambda path, heading: path, {}), {})

    assert re.findall("- `(.*)`", notebook["cells"][0]["source"]) == [
        re.sub("</?code>", "", item) for item in listed(html, "choices")
    ]


def test_notebook_and_page_show_the_same_choices_whole_and_as_code(convert, session):
    wrong = [
        "- `{python} '[1,\\n  3]'`\n  A *slip*.\n",
        "- `{python} 'a\\nb' + chr(96)`\n\n    Another.\n\n",
        "- `{python} 6 * 8`, say.\n",
    ]
    text = CELL.format("", "print('[1,\\n  2]')", "".join(wrong))
    program = read(text, "p.md")
    html, said = convert(text)
    notebook = to_ipynb(program, session.result(program), Adapt(lambda path, heading: path, {}), {})
    asked, _, told = (cell["source"] for cell in notebook["cells"])
    shown = re.findall("<li>(.*?)</li>", MarkdownIt().render(asked))

    assert said == [] and len(shown) == 4
    assert shown == [re.sub("</?span[^>]*>", "", item) for item in listed(html, "choices")]
    assert {"<code>[1, 2]</code>", "<code>[1, 3]</code>", "<code>a b`</code>"} < set(shown)
    assert [item in MarkdownIt().render(told) for item in shown] == [item != "<code>[1, 2]</code>" for item in shown]


@pytest.mark.parametrize("source", ["print('`')", "print('`a``')", "print('a ``` b')", "print('[a](b.md) *c* &lt;')"])
def test_an_output_is_a_choice_of_the_notebook_whatever_it_holds(convert, session, source):
    text = CELL.format("", source, "- `x`\n")
    program = read(text, "p.md")
    html, _ = convert(text)
    notebook = to_ipynb(program, session.result(program), Adapt(lambda path, heading: path, {}), {})

    assert re.findall("<li>(.*?)</li>", MarkdownIt().render(notebook["cells"][0]["source"])) == listed(html, "choices")
