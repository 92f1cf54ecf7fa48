from html import unescape

import nbformat
import pytest
from markdown import Markdown
from markdown_it import MarkdownIt

from execution.cell import Cell, CellError
from execution.read.program import ProgramReader
from execution.show.export import Adapt, flatten, to_ipynb

read = ProgramReader().read  # one for all, as a build has it

PAGE = """# Title {#title}

See [there](other.md#part), [here](#title), [far](https://example.org/a.md) and ![picture](a.svg){ .wide }.

!!! tip "Mind"

    One line.

    - and more

=== "Scratch"

    ```python {.cell}
    x = 1
    ```

    After.

=== "PyTorch"

    ```python {.cell raises="ZeroDivisionError" tags="hide-input" title="t"}
    x / 0
    ```

It is `{python} x + 1`, $x^2$, `{a}`.

```console
$ ls
```

```difference
a.py:f
b.py:f
```

```python {.cell}
x
```
"""


CELL = "```python {.cell}\nx = 'a|b'\n```\n\n"


@pytest.fixture
def exported(session):
    program = read(PAGE, "p.md")
    assert session.execute([program]) == []
    adapt = Adapt(lambda path, heading: f"https://s/{path}{heading}", {"difference": str.upper}, "First.")
    return program, to_ipynb(program, session.find(program), adapt, {"pack/a.py": "y = 1\n"})


def sources(notebook, kind):
    return [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == kind]


def test_it_is_a_valid_notebook_with_the_cells_and_outputs_of_the_page(exported):
    program, notebook = exported
    nbformat.validate(nbformat.from_dict(notebook))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]

    assert [cell["source"] for cell in code[-3:]] == [cell.source for cell in program.cells]
    assert code[-1]["outputs"][0]["data"]["text/plain"] == "1"
    assert code[-2]["outputs"][0]["ename"] == "ZeroDivisionError"
    assert code[-2]["metadata"]["tags"] == ["hide-input", "raises-exception"]


def test_the_prose_is_what_the_page_says(exported):
    prose = sources(exported[1], "markdown")

    assert prose[0] == "First."
    assert prose[1].startswith("# Title\n\nSee [there](https://s/other.md#part), [here](https://s/#title), ")
    assert "[far](https://example.org/a.md) and ![picture](https://s/a.svg)." in prose[1]
    assert "> **Mind**\n> \n> \n> One line.\n> \n> - and more" in prose[1] and prose[1].endswith("**Scratch**")
    assert prose[2] == "After.\n\n**PyTorch**"
    assert prose[3] == "It is 2, $x^2$, `{a}`.\n\n```console\n$ ls\n```\n\nA.PY:F\nB.PY:F"


def test_imported_modules_are_written_first(exported):
    assert sources(exported[1], "code")[1] == "%%writefile pack/a.py\ny = 1"
    assert "['pack']" in sources(exported[1], "code")[0]


def test_blocks_within_blocks_are_flattened():
    page = '- item\n\n    !!! note\n\n        === "A"\n\n            text\n\n    end'

    assert [line for line in flatten(page.split("\n")) if line.strip("> ")] == [
        "- item", "    > **Note**", "    > **A**", "    > text", "    end",
    ]  # fmt: skip


def below(session, page):
    """Return what Jupyter makes of the Markdown cell that stands below the last code cell of a page."""
    program = read(page, "p.md")
    session.execute([program])
    notebook = to_ipynb(program, session.find(program), Adapt(lambda path, heading: f"https://s/{path}", {}), {})
    return MarkdownIt().render(notebook["cells"][-1]["source"]).replace("\n", "")


IN_ITEM = "1. item\n\n    ```python {.cell}\n    1\n    ```\n\n"
IN_NESTED_ITEM = "1. item\n\n    - nested\n\n        ```python {.cell}\n        1\n        ```\n\n"
AFTER = '<p>after <a href="https://s/b.md">a</a></p>'


@pytest.mark.parametrize(
    "page, html",
    [
        (IN_ITEM + "    after [a](b.md)\n", AFTER),
        (IN_ITEM + "    after [a](b.md)\n\n    more\n    of it\n\nend", AFTER + "<p>moreof it</p><p>end</p>"),
        (IN_ITEM + "    - a\n\n        b\n", "<ul><li><p>a</p><p>b</p></li></ul>"),
        (IN_ITEM + "    a\n\n        x = 1\n", "<p>a</p><pre><code>x = 1</code></pre>"),
        (IN_ITEM + "    ```text\n    a\n      b\n    ```\n", '<pre><code class="language-text">a  b</code></pre>'),
        (IN_ITEM + "2. next\n\n    b\n", '<ol start="2"><li><p>next</p><p>b</p></li></ol>'),
        (IN_ITEM + "end\n\n    x = 1\n", "<p>end</p><pre><code>x = 1</code></pre>"),
        (IN_ITEM.replace("1", "2") + "    a\n\n" + IN_ITEM + "    after [a](b.md)\n", AFTER),
        (IN_NESTED_ITEM + "        a\n\n    after [a](b.md)\n\nend", f"<p>a</p>{AFTER}<p>end</p>"),
        (IN_NESTED_ITEM + "    - a\n\n        after [a](b.md)\n", f"<ul><li><p>a</p>{AFTER}</li></ul>"),
        (
            '- item\n\n    !!! tip "T"\n\n        ```python {.cell}\n        1\n        ```\n\n        a\n\n'
            "    after [a](b.md)\n",
            f"<p>a</p>{AFTER}",
        ),
        (
            "> - item\n>\n>     ```python {.cell}\n>     1\n>     ```\n>\n>     after [a](b.md)\n",
            f"<blockquote>{AFTER}</blockquote>",
        ),
        (
            "```python {.cell}\n1\n```\n\n- item\n\n    !!! tip\n        x\n\n    after [a](b.md)\n",
            f"<ul><li><p>item</p><blockquote><p><strong>Tip</strong></p><p>x</p></blockquote>{AFTER}</li></ul>",
        ),
        (
            '??? question "Q"\n\n' + "".join(f"    {line}\n" for line in f"{IN_ITEM}    after [a](b.md)".split("\n")),
            AFTER,
        ),
    ],
)
def test_what_follows_a_cell_in_a_list_is_the_same_text_without_the_list(session, page, html):
    assert below(session, page) == html


def test_a_value_of_several_lines_stays_in_its_quote(session):
    page = "```python {.cell}\nx = 'a\\n\\n   b'\n```\n\n!!! tip\n    It is `{python} x`.\n"

    assert below(session, page) == "<blockquote><p><strong>Tip</strong></p><p>It is a b.</p></blockquote>"


def test_a_cell_in_a_quote_or_a_list_stands_by_itself(session):
    program = read("> before\n>\n> ```python {.cell}\n> 1\n> ```\n\n- item\n\n    ```python {.cell}\n    2\n    ```")
    session.execute([program])
    notebook = to_ipynb(program, session.find(program), Adapt(lambda path, heading: path, {}), {})

    assert sources(notebook, "code") == ["1", "2"]
    assert not isinstance(session.find(program), CellError) and program.cells[0] == Cell("1", line=3)


@pytest.mark.parametrize(
    "value",
    ["<b>a</b>", "a*b*", "__init__", "$5 and $6", "`a`", "\\\\d &amp;", "~~a~~", "1,234.5 %", "[a](b.md)", "[1, 2]"],
)
def test_a_value_is_text_and_not_markdown(session, value):
    program = read(f"```python {{.cell}}\nx = {value!r}\n```\n\n`{{python}} x`\n", "p.md")
    session.execute([program])
    notebook = to_ipynb(program, session.find(program), Adapt(lambda path, heading: path, {}), {})
    text = Markdown().convert(sources(notebook, "markdown")[0])

    assert (
        unescape(text.replace("\\~", "~").replace("\\$", "$")) == f"<p>{value}</p>"
        and "<b>" not in text
        and "<a" not in text
    )


def test_a_value_in_the_title_of_a_link_holds_no_quotes(session):
    program = read('```python {.cell}\nx = \'"b"\'\n```\n\n[a](c "`{python} x`")\n', "p.md")
    session.execute([program])
    notebook = to_ipynb(program, session.find(program), Adapt(lambda path, heading: path, {}), {})

    assert 'title="&quot;b&quot;"' in Markdown().convert(sources(notebook, "markdown")[0])


def test_a_value_in_a_row_of_a_table_holds_no_bars(session):
    program = read(CELL + "c | d\n- | -\n`{python} x` | e\n\n`{python} x` <!--value 9-->\n", "p.md")
    session.execute([program])
    notebook = to_ipynb(program, session.find(program), Adapt(lambda path, heading: path, {}), {})

    assert sources(notebook, "markdown") == ["c | d\n- | -\na\\|b | e\n\na|b <!-- value 9-->"]
