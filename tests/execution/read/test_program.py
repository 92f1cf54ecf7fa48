import contextlib
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown import Markdown
from pymdownx.snippets import SnippetMissingError

from execution.cell import CellError
from execution.page import Page
from execution.read.pages import named_files
from execution.read.program import ProgramReader
from execution.read.text import PageError
from execution.settings import Settings
from execution.show.extension import ExecutionExtension

read = ProgramReader().read  # one for all, as a build has it

FENCE = "```python {.cell}\nx = 1\n\nx\n```"
SOURCE = "x = 1\n\nx"


def indent(text, prefix):
    return "\n".join(prefix + line if line else line for line in text.split("\n"))


@pytest.mark.parametrize(
    "page",
    [
        FENCE,
        FENCE.replace("`", "~"),
        FENCE.replace("```", "````"),
        "- item\n\n" + indent(FENCE, "    "),
        '=== "tab"\n\n' + indent(FENCE, "    "),
        '!!! tip "提示"\n\n' + indent(FENCE, "    "),
        "> " + FENCE.replace("\n", "\n> "),
        '- a\n\n    === "b"\n\n' + indent(FENCE, "        "),
        "中文 🙂\n\n" + FENCE + "\n\n文",
    ],
)
def test_a_cell_is_found_wherever_markdown_allows_a_fence(page):
    assert [cell.source for cell in read(page).cells] == [SOURCE]


@pytest.mark.parametrize(
    "page",
    ["```python\nx\n```", "```text {.cells}\nx\n```", "````md\n" + FENCE + "\n````", "`python {.cell}`", "no fence"],
)
def test_other_fences_are_no_cells(page):
    assert read(page).cells == []


LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), include_characters="\t"))
AROUND = {
    "a list": lambda page: "- 项目 item\n\n" + indent(page, "    "),
    "a tab": lambda page: '=== "标签"\n\n' + indent(page, "    "),
    "an admonition": lambda page: '!!! tip "提示 🙂"\n\n' + indent(page, "    "),
    "a quote": lambda page: "> " + page.replace("\n", "\n> "),
}


@example(" \n0", "`", 3, ["a list"], "\n")  # a line of spaces, as in a long string
@given(
    st.lists(LINES, min_size=1, max_size=6).map("\n".join).filter(str.strip),
    st.sampled_from("`~"),
    st.integers(3, 5),
    st.lists(st.sampled_from(sorted(AROUND)), max_size=2),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_source_survives_wherever_and_however_it_is_fenced(source, tick, ticks, around, newline):
    source = re.sub(r"(?m)^([ ]*)\t", r"\1x\t", source.strip("\n"))  # an indentation by tabs becomes one by spaces
    assume(3 * tick not in source and "8<" not in source)
    page = f"{ticks * tick}python {{.cell}}\n{source}\n{ticks * tick}"
    for name in around:
        page = AROUND[name](page)

    assert read(page.replace("\n", newline)).cells[0].source == source.rstrip()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1).filter(str.strip))
def test_any_source_survives_into_the_page(source):
    assume("```" not in source and "8<" not in source)
    session = SimpleNamespace(settings=Settings(Path()), programs={}, result=lambda program: CellError("not run"))
    extension = ExecutionExtension(page=lambda md: Page("page", session, warn=lambda message: None))
    md = Markdown(extensions=["pymdownx.superfences", extension])
    html = md.convert(f"```python {{.cell}}\nx{source}\n```")
    shown = re.sub(r"<[^>]+>", "", re.search(r"<span></span><code>(.*?)</code>", html, re.DOTALL)[1])

    assert unescape(shown).rstrip() == f"x{source}".rstrip()


def test_lines_are_those_of_the_file_despite_includes(tmp_path):
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets/a.py").write_text("def f():\n    return 1\n\n\ny = 2\n")
    page = 'text\n\n```python {.cell}\n--8<-- "a.py:f"\n```\n\n```python {.cell}\n--8<-- "a.py:y"\ny\n```\n`{python} y`'
    program = read(page, "p.md", tmp_path / "snippets", first_line=5)

    assert [cell.source for cell in program.cells] == ["def f():\n    return 1", "y = 2\ny"]
    assert [cell.line for cell in program.cells] == [7, 11]
    assert [(value.expression, value.after, value.line) for value in program.values] == [("y", 2, 15)]


def test_a_section_is_included_without_its_indentation(tmp_path):
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets/a.py").write_text(
        "def f():\n    # --8<-- [start:step]\n    x = 1\n    # --8<-- [end:step]\n    return x\n"
    )
    page = '```python {.cell}\n--8<-- "a.py:step"\n```\n\n```python {.cell}\n--8<-- "a.py:f"\n```'

    sources = [cell.source for cell in read(page, snippets=tmp_path / "snippets").cells]

    assert sources == ["x = 1", "def f():\n    x = 1\n    return x"]


@pytest.mark.parametrize("name", ["_private", "__all__", "变量", "类", "第-1-节", "_step"])
def test_any_name_of_python_can_be_included_from_a_file_with_a_byte_order_mark(tmp_path, name):
    found = {
        "_private": "_private = 1",
        "__all__": "__all__ = []",
        "变量": "变量 = 2",
        "类": "class 类: ...",
        "第-1-节": "x = 3",
    }
    steps = "# --8<-- [start:{0}]\n{1}\n# --8<-- [end:{0}]\n"
    source = "\n".join(found.values()) + "\n" + steps.format("第-1-节", "x = 3") + steps.format("_step", "y = 4")
    (tmp_path / "a.py").write_text(source, encoding="utf-8-sig")
    cells = read(
        f'```python {{.cell}}\n--8<-- "a.py:{name}"\n```\n```python {{.cell}}\n--8<-- "a.py"\n```', snippets=tmp_path
    ).cells

    assert cells[0].source == (found | {"_step": "y = 4"})[name]
    assert cells[1].source.startswith("_private")


def test_an_include_that_does_not_exist_is_an_error(tmp_path):
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets/a.py").write_text("x = 1\n")

    with pytest.raises(SnippetMissingError, match="nothing"):
        read('```python {.cell}\n--8<-- "a.py:nothing"\n```', snippets=tmp_path / "snippets")


def test_cells_and_values_of_included_markdown_are_those_of_the_line_that_includes_it(tmp_path):
    (tmp_path / "part.md").write_text("words\n\n```python {.cell}\nx = 1\n```\n\n`{python} x` <!-- `{python} y` -->\n")
    (tmp_path / "outer.md").write_text('more\n\n--8<-- "part.md"\n')
    program = read('# T\n\n--8<-- "outer.md"\n\n```python {.cell}\n2\n```\n', "p.md", tmp_path, first_line=5)

    assert [(cell.source, cell.line) for cell in program.cells] == [("x = 1", 7), ("2", 9)]
    assert [(value.expression, value.line) for value in program.values] == [("x", 7)]


@pytest.mark.parametrize(
    "include, message",
    [
        ('"wrong.md"', "this opens no cell"),
        ('"itself.md"', "'itself.md' includes itself"),
        ('"nested.md"', "Snippet at path 'none.py' could not be found"),
        ('"a.py:9:12"', "'a.py:9:12': there are no such lines"),
        ('"a.py:fo"', "'a.py:fo': there is no section and no top-level definition of this name"),
        ('"nested.md:s"', "'nested.md:s': there is no section of this name"),
        ('"https://example.org/a.py"', "Snippet at path 'https"),
        ("\na.py:foo\na.py:g", "'a.py:g': there is no section"),
    ],
)
def test_what_cannot_be_included_is_an_error_with_the_line_of_the_page(tmp_path, include, message):
    for name, text in {
        "a.py": "foo = 1\n", "wrong.md": "a\n\n```py {.cell}\n1\n```\n", "itself.md": '--8<-- "itself.md"\n',
        "nested.md": '```python {.cell}\n--8<-- "none.py"\n```\n',
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text)
    before = '# T\n\n```python {.cell}\n--8<-- "a.py:foo"\n```\n\n'
    block = f"--8<-- {include}" + "\n--8<--" * ("\n" in include)
    line = 7 + 2 * ("\n" in include)
    with pytest.raises((PageError, SnippetMissingError), match=rf"^p\.md:{line}: {re.escape(message)}"):
        read(f"{before}{block.replace('--8<-- ' + chr(10), '--8<--' + chr(10))}\n", "p.md", tmp_path)


def test_options_are_read():
    header = '```python {.cell tags="timing hide-input" raises="ValueError" warns="UserWarning" alt="图" title="标题"}'
    cell = read(f"{header}\nx\n```").cells[0]

    assert (cell.tags, cell.raises, cell.warns) == (("hide-input", "timing"), "ValueError", "UserWarning")
    assert (cell.alt, cell.title) == ("图", "标题")


@pytest.mark.parametrize(
    "option",
    ['tags="hide_input"', 'raise="ValueError"', ".hide-input", "#name", "alt", 'alt=""', 'raises=" "', "timeout"],
)
def test_an_option_that_there_is_not_or_that_says_nothing_names_itself_and_its_line(option):
    name = re.split("[= ]", option.removeprefix('tags="').strip('"'))[0]
    with pytest.raises(PageError, match=rf"p\.md:3: .*{re.escape(name)}"):
        read(f"a\n\n```python {{.cell {option}}}\nx\n```", "p.md")


def test_a_live_value_knows_the_cells_above_it_and_code_spans_are_left_alone():
    page = (
        f"`x`\n\n{FENCE}\n\na `{{python}} x` b `{{python}} x + 1`, `` `{{python}} no` ``\n\n{FENCE}\n\n`{{python}} y`"
    )

    values = read(page).values

    assert [(value.expression, value.after) for value in values] == [("x", 1), ("x + 1", 1), ("y", 2)]


@pytest.mark.parametrize("part", ["x", "/a", "` ", "> ", "-8<-", "<!--", "~", "{", "`{python} ", "\x0b", "\t"])
def test_time_grows_with_the_length_of_a_line(part, settings):
    line = part * (1_000_000 // len(part))  # a search that grows with the square would not end today

    assert read(f"a {line}").cells == read(line).cells == [] and named_files(line, settings) == []


CELL = "```python {.cell}\n1\n```\n"


@pytest.mark.parametrize(
    "text, line",
    [
        ("# T\n\n```Python {.cell}\n1\n```\n", 3),
        ("```py {.cell}\n1\n```\n", 1),
        ("```{.python .cell}\n1\n```\n", 1),
        ('```python {title="a" .cell}\n1\n```\n', 1),
        (f"{CELL}\n```python {{.cell}}\n1\n", 5),
        (f"```python {{.cell}}\n1\n\n{CELL}", 1),
        ("> ~~~Python {.cell}\n> 1\n> ~~~\n", 1),
        ("```python .cell\n1\n```\n", 1),
        ("```python {cell}\n1\n```\n", 1),
        ("```{ cell }\n1\n```\n", 1),
        ("```{python}\n1\n```\n", 1),
        ("text\n\n```{python, echo=FALSE}\n1\n```\n", 3),
        ("```{code-cell} ipython3\n1\n```\n", 1),
        (":::{code-cell}\n1\n:::\n", 1),
        ("```python {.cell.hide-input}\n1\n```\n", 1),
        ("- ```python {.cell}\n  1\n  ```\n", 1),
        ("> 2. - ~~~ {.python .cell}\n", 1),
        ("```python {.Cell}\n1\n```\n", 1),
        (f"{CELL}\n```python {{.cell\n1\n```\n", 5),
    ],
)
def test_a_line_that_means_to_open_a_cell_and_does_not_is_an_error(text, line):
    with pytest.raises(PageError, match=rf"^p\.md:{line}: this opens no cell"):
        read(text, "p.md")


@pytest.mark.parametrize(
    "text, cells, values",
    [
        (f"````md\n```py {{.cell}}\n{CELL}````\n{CELL}", ["1"], []),
        (f"<!--\n{CELL}`{{python}} x`\n-->\n\n{CELL}`{{python}} y`", ["1"], ["y"]),
        ("a <!-- `{python} x` --> `{python} y` <!-- `{python} z`\n`{python} z` --> `{python} u`", [], ["y", "u"]),
        ("`<!--` `{python} x` `-->`", [], ["x"]),
        ("<!-- never closed `{python} x`", [], ["x"]),
        (f"```text\n<!--\n```\n{CELL}-->", ["1"], []),
        ("Write ```py {.cell}``` so.", [], []),
    ],
)
def test_examples_and_comments_are_not_run(text, cells, values):
    program = read(text, "p.md")

    assert [cell.source for cell in program.cells] == cells
    assert [value.expression for value in program.values] == values
    assert not re.search("[\U000f0000-\U000fffff]", program.text)


IN_CODE = indent(CELL, "    ")


@pytest.mark.parametrize(
    "text, line",
    [
        (f"a\n\n{IN_CODE}", 3),
        (f"{CELL}\n{IN_CODE}", 5),
        (f'=== "A"\n\n{IN_CODE}\n{indent(IN_CODE, "    ")}', 7),
        (f"> a\n>\n{indent(IN_CODE, '> ')}", 3),
        (f"<div markdown>\n\n{IN_CODE}\n</div>\n", 3),
    ],
)
def test_a_cell_in_indented_code_is_an_error(text, line):
    with pytest.raises(PageError, match=rf"^p\.md:{line}: a cell in an indented code block is none"):
        read(text, "p.md")


@pytest.mark.parametrize(
    "before",
    ["- a\nlazy", "1. a", "term\n\n:   definition", "[^1]: note", '=== "A"', '!!! tip "A"', "??? tip", "<div>"],
)
def test_an_indented_cell_is_one_where_markdown_indents(before):
    assert [cell.source for cell in read(f"{before}\n\n{IN_CODE}", "p.md").cells] == ["1"]


@pytest.mark.parametrize("text", ["a `{python} x +\n1`", "a\nb `c` `{python} x"])
def test_a_live_value_that_does_not_end_in_its_line_is_an_error(text):
    with pytest.raises(PageError, match=rf"^p\.md:{text.count('b') + 1}: this live value does not end"):
        read(text, "p.md")


def test_an_escaped_backtick_opens_no_value():
    assert read(f"{CELL}\n\\`{{python}} 1 / 0` `{{python}} x`", "p.md").values == []  # the code span is ` `


def test_a_value_in_a_string_of_a_cell_is_none():
    program = read("```python {.cell}\nx = '`{python} 1 / 0`'\n```\n")

    assert program.cells[0].source == "x = '`{python} 1 / 0`'" and program.values == []


@pytest.mark.parametrize(
    "before",
    [
        '--8<-- "part.md"\n\n```python {.cell no}\n1\n```',
        '--8<-- "itself.md"',
        '--8<-- "part.md"\n--8<-- "none.md"',
        "a `{python} x +\n1`",
        f'=== "A"\n\n{IN_CODE}\n{indent(IN_CODE, "    ")}',
        f"[^1]: note\n\n<div markdown>\n\n{CELL}\n```text\n{FENCE}",
    ],
)
def test_a_page_is_read_alike_whatever_has_been_read_before(tmp_path, before):
    (tmp_path / "part.md").write_text(f"{CELL}\n`{{python}} x`\n")
    (tmp_path / "itself.md").write_text('--8<-- "part.md"\n--8<-- "itself.md"')
    page, used = f'a[^1]\n\n--8<-- "part.md"\n\n{FENCE}\n\n```text\nx\n```\n', ProgramReader()
    with contextlib.suppress(PageError, SnippetMissingError):
        used.read(before, "q.md", tmp_path, 9)

    assert used.read(page, "p.md", tmp_path) == ProgramReader().read(page, "p.md", tmp_path)
