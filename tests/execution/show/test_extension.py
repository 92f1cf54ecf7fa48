import json
import logging
import os

import pytest
from markdown import Markdown

from execution.page import Page
from execution.read.program import ProgramReader
from execution.settings import Input
from execution.show.extension import ExecutionExtension

read = ProgramReader().read  # one for all, as a build has it

EXTENSIONS = ["attr_list", "tables", "pymdownx.superfences", "pymdownx.tabbed"]


@pytest.fixture
def convert(session):
    """Convert a page with the real Markdown stack."""

    def convert(text, name="page", language="en", **page):
        extension = ExecutionExtension(language=language, page=lambda md: Page(name, session, **page))
        return Markdown(extensions=[*EXTENSIONS, extension]).convert(text)

    return convert


def test_the_output_stands_under_its_cell(convert):
    html = convert("a\n\n```python {.cell}\n6 * 7\n```\n\nb\n")

    assert html.index("6") < html.index("<code>42</code>") < html.index("<p>b</p>")


def test_live_values_stand_in_sentences_and_tables(convert):
    html = convert(
        "```python {.cell}\nx = 1/3\n```\n\nIt is `{python} f'{x:.2f}'`.\n\n| a |\n|---|\n| `{python} x > 0` |\n"
    )

    assert '<p>It is <span class="live">0.33</span>.</p>' in html
    assert '<td><span class="live">True</span></td>' in html


@pytest.mark.parametrize(
    "tag, code, output",
    [
        ("hide-input", True, True), ("remove-input", False, True), ("hide-output", True, True),
        ("remove-output", True, False), ("remove-cell", False, False), ("timing", True, True),
    ],
)  # fmt: skip
def test_tags_decide_what_is_shown(convert, tag, code, output):
    html = convert(f'```python {{.cell tags="{tag}" title="T"}}\nname = 6 * 7\nname\n```\n')

    assert ("name = " in html, "<code>42</code>" in html) == (code, output)
    assert ('<details class="cell-folded"' in html) == tag.startswith("hide")
    assert ('<div class="measured"' in html) == (tag == "timing")


def test_nothing_of_the_syntax_is_left(convert):
    html = convert("````md\n```python {.cell}\nx\n```\n````\n\n```python {.cell}\n1\n```\n\n`` `{python} x` ``")

    assert not [mark for mark in ("<!--cell", "<!--value", "wzxhzdk") if mark in html]
    assert not any(0xF0000 <= ord(character) <= 0xFFFFD for character in html)


def test_a_fence_without_the_class_stays_a_block_with_its_options(convert):
    html = convert('```python {title="x.py" hl_lines="1"}\na\n```\n')

    assert "x.py" in html and "hll" in html and "cell-output" not in html


def test_a_failing_cell_is_a_warning_and_is_shown_in_its_place(convert, caplog):
    with caplog.at_level(logging.WARNING):
        html = convert("text\n\n```python {.cell}\n1 / 0\n```\n\n`{python} x`", name="docs/p.md", first_line=3)

    assert [record.message.splitlines()[0] for record in caplog.records] == [
        "docs/p.md:5: cell 1: ZeroDivisionError: division by zero"
    ]
    assert html.index("1") < html.index('class="cell-output cell-error"') and "provenance" not in html


def test_an_input_shows_what_it_is_and_its_notice(convert, session):
    about = {"summary": {"zh": "数据甲"}, "notice": {"zh": "只是样本"}}
    (session.settings.root / "about.json").write_text(json.dumps(about))
    object.__setattr__(session.settings, "inputs", (Input("DATA", (), "about.json"),))
    with_data = convert("```python {.cell}\nDATA = 1\n```", language="zh")
    without = convert("```python {.cell}\n2\n```", language="zh")

    assert with_data.startswith('<p class="data-notice" role="note">只是样本</p>') and "数据甲" in with_data
    assert "样本" not in without and "数据甲" not in without


def test_the_tests_of_included_and_imported_modules_are_named(convert, session):
    root = session.settings.root
    for name in ("shown", "imported"):
        (root / f"test_{name}.py").write_text("")
    (root / "snippets/shown.py").write_text("x = 1\n")
    for folder in (root, session.executor.settings.root):
        (folder / "imported.py").write_text("x = 1\n")
        os.utime(folder / "imported.py", (1, 1))  # one and the same file, as far as the session can see
    object.__setattr__(session.settings, "tests", "test_{}.py")
    html = convert('```python {.cell}\n--8<-- "shown.py:x"\nimport imported\n```')

    assert "<code>test_shown.py</code>, <code>test_imported.py</code>" in html


def test_a_page_without_cells_is_left_alone(convert):
    assert convert("# A\n\ntext") == "<h1>A</h1>\n<p>text</p>"


BAD = "```python {.cell}\n1 / 0\n```"


def test_the_run_of_a_page_is_found_by_the_program_that_reading_made(convert, session):
    session.execute([read(BAD, "docs/p.md", first_line=40)])
    said = []
    convert(BAD, name="docs/p.md", warn=said.append)

    assert said[0].startswith("docs/p.md:40: cell 1: ZeroDivisionError")


def test_a_page_that_its_host_changed_after_reading_is_shown_as_it_is_now(convert, session):
    before = read("```python {.cell}\n1\n```", "docs/p.md")
    session.execute([before])

    assert "<code>42</code>" in convert("```python {.cell}\n6 * 7\n```", name="docs/p.md")
    assert session.programs == {"docs/p.md": before}


def test_one_instance_of_markdown_converts_one_page_after_the_other(session):
    names = iter(["a.md", "b.md"])
    said = []
    extension = ExecutionExtension(page=lambda md: Page(next(names), session, warn=said.append))
    md = Markdown(extensions=[*EXTENSIONS, extension])
    first, second = md.convert("```python {.cell}\nx = 1\n```\n\n`{python} x`"), md.convert(BAD)

    assert '<span class="live">1</span>' in first and "provenance" in first
    assert said[0].startswith("b.md:1: cell 1: ZeroDivisionError") and '"live"' not in second


def test_without_a_host_a_page_belongs_to_the_project_in_the_working_directory(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text("[tool.execution]\npreload = []\nsnippets = 'code'\n")
    (tmp_path / "code").mkdir()
    (tmp_path / "code/a.py").write_text("x = 6\n")
    monkeypatch.chdir(tmp_path)
    extension = ExecutionExtension()
    html = Markdown(extensions=[*EXTENSIONS, extension]).convert('```python {.cell}\n--8<-- "a.py:x"\nx * 7\n```')
    extension.page.session.close()

    assert "<code>42</code>" in html and "<code>code/a.py</code>" in html


@pytest.mark.parametrize("first", ["para", "```python {.cell}\n2\n```"])
def test_a_cell_in_indented_code_is_a_warning(convert, first):
    warned = []
    convert(f"{first}\n\n    ```python {{.cell}}\n    1\n    ```\n", warn=warned.append)

    line, number = first.count("\n") + 3, first.count("```") // 2 + 1
    assert warned == [f"page:{line}: cell {number} stands where it cannot be shown (in an indented code block?)"]


def test_a_value_in_an_attribute_is_text_and_alone_it_has_its_paragraph(convert):
    html = convert(
        "```python {.cell}\nx = 'a \"<'\n```\n\n![loss `{python} 1+2`](a.svg)\n\n`{python} x`\n\n"
        '[b](c.md "t `{python} x`")\n'
    )

    assert 'alt="loss 3"' in html and 'title="t a &quot;&lt;"' in html
    assert '<p><span class="live">a &quot;&lt;</span></p>' in html


def test_a_value_and_a_failing_cell_have_no_control_characters(convert):
    shown = convert("```python {.cell}\nx = '\\x1b[31ma\\x1b[0m\\x00'\n```\n\n`{python} x`\n")
    failed = convert("```python {.cell}\nraise ValueError('\\x1b[31ma\\x1b[0m\\x00')\n```\n", warn=lambda message: None)

    assert '<span class="live">a</span>' in shown and "ValueError: a\n" in failed and "\x1b" not in shown + failed


def test_marks_like_ours_in_outputs_and_prose_are_left_alone(convert):
    marks = "<!--value 0--> <!--value 7--> <!--cell 0-->"
    source = f"from IPython.display import HTML\nHTML('<!--' + {marks[4:]!r})"
    html = convert(
        f"```python {{.cell}}\n{source}\n```\n\n`{{python}} 1`\n\n<!--value 9-->\n\na <!--value 0--> <!--cell 0-->\n"
    )

    assert html.count('class="live"') == 1
    assert marks in html and "<!-- value 9-->" in html and html.count('"cell-output') == 1


def test_labels_that_are_no_texts_are_a_warning_that_names_the_page(convert, caplog):
    warned = []
    convert("```python {.cell}\n1\n```\n", labels={"loss": 1}, warn=warned.append)

    assert warned == ["page: labels in the front matter must be texts, as in loss: 损失"]
