import warnings
from pathlib import Path

import pytest

from execution.read.pages import find_pages, read_programs, strip_front_matter
from execution.read.percent import to_markdown, whole
from execution.read.program import ProgramReader
from execution.read.text import PageError

read = ProgramReader().read  # one for all, as a build has it

ROOT = Path(__file__).resolve().parents[3]
EXPERIMENTS = sorted((ROOT / "docs").glob("*/experiments/*.py"))
NOTEBOOK = """\
# ---
# title: A
# ---

# %% [markdown]
# # A {#a}
#
# It is `{python} x`.
#
#     indented

# %% tags=["hide-input", "timing"] alt="图：“甲”"
x = 1
# a comment


x + 1


# %%
2
"""


def read_notebook(text):
    body, first_line = strip_front_matter(to_markdown(text))
    return read(body, "x.py", ROOT / "snippets", first_line)


def test_cells_become_markdown_and_fences():
    text = to_markdown(NOTEBOOK)

    assert text.startswith(
        "---\ntitle: A\n---\n\n\n# A {#a}\n\nIt is `{python} x`.\n\n    indented\n\n```python {.cell"
    )
    assert '```python {.cell tags="hide-input timing" alt="图：“甲”"}\nx = 1\n# a comment\n\n\nx + 1\n```\n\n' in text
    assert text.endswith("```python {.cell}\n2\n```")


def test_a_cell_may_include_a_piece_of_a_file(tmp_path):
    (tmp_path / "a.py").write_text("# --8<-- [start:one]\nx = 1\n# --8<-- [end:one]\n\n\ndef f():\n    return x\n")
    text = '# %%\n# --8<-- "a.py:one"\n\n\n# --8<-- "a.py:f"\n# not "# --8<-- "\n\n# %%\nf()\n'
    program = read(to_markdown(text), "x.py", tmp_path)

    assert [cell.source for cell in program.cells] == [
        'x = 1\n\n\ndef f():\n    return x\n# not "# --8<-- "',
        "f()",
    ]
    assert [cell.line for cell in program.cells] == [1, 8]


def test_cells_and_values_know_their_lines_in_the_notebook():
    program, lines = read_notebook(NOTEBOOK), NOTEBOOK.split("\n")

    assert to_markdown(NOTEBOOK).count("\n") == NOTEBOOK.count("\n")
    assert [lines[cell.line - 1][:4] for cell in program.cells] == ["# %%", "# %%"]
    assert [cell.source for cell in program.cells] == ["x = 1\n# a comment\n\n\nx + 1", "2"]
    assert program.cells[0].tags == ("hide-input", "timing") and program.cells[0].alt == "图：“甲”"
    assert "{python} x" in lines[program.values[0].line - 1]


@pytest.mark.parametrize("path", EXPERIMENTS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_jupytext_reads_the_same_cells(path):
    with warnings.catch_warnings(action="ignore"):
        import jupytext
    text = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(whole(text, ROOT / "snippets"), fmt="py:percent")
    cells = [cell for cell in notebook.cells if cell.source.strip()]
    codes = [cell for cell in cells if cell.cell_type == "code"]
    ours = read_notebook(text).cells

    assert [cell.source for cell in ours] == [cell.source for cell in codes]
    assert [(list(cell.tags), cell.alt) for cell in ours] == [
        (sorted(cell.metadata.get("tags", [])), cell.metadata.get("alt", "")) for cell in codes
    ]
    markdown = [cell.source for cell in cells if cell.cell_type == "markdown"]
    assert markdown and not [source for source in markdown if source not in to_markdown(text)]


@pytest.mark.parametrize(
    "text, message",
    [
        ("# %%\n1\n# %%\n2\n", "x.py:2: a code cell ends with a blank line"),
        ("# %% [markdown]\n# a\nb\n", "x.py:3: outside of code cells every line begins with #"),
        ("import torch\n\n# %%\n1\n", "x.py:1: outside of code cells every line begins with #"),
        ("\n# %% A title\n1\n", "x.py:2: a cell begins with `# %%"),
        ("# %% tags=hide-input\n1\n", "x.py:1: a cell begins with `# %%"),
        ('# %% [markdown] tags=["hide-input"]\n# a\n', "x.py:1: a Markdown cell has no options"),
        ('# %% alt="a \\"b\\""\n1\n', 'x.py:1: an option cannot contain "'),
        ('# %%\ns = """\n```\n"""\n', "x.py:3: this line would end the fence: indent it"),
    ],
)
def test_what_cannot_be_shown_is_an_error_that_names_the_line(text, message):
    with pytest.raises(PageError) as error:
        to_markdown(text, "x.py")

    assert str(error.value).startswith(message)


@pytest.fixture
def page(session):
    """A project with one notebook."""
    path = session.settings.root / "docs/x.py"
    path.parent.mkdir()
    path.write_text("# ---\n# title: A\n# ---\n\n# %%\nx = 4\nx / 2\n")
    return path


def test_notebooks_are_pages_of_the_project_and_are_run(page, session):
    programs, problems = read_programs(session.settings, find_pages(session.settings))

    assert problems == [] and [program.page for program in programs] == ["docs/x.py"]
    assert session.execute(programs) == []
    assert session.find(programs[0])["cells"][0]["outputs"][0]["data"]["text/plain"] == "2.0"


def test_an_edit_in_an_imported_module_makes_a_notebook_stale(page, session):
    module = session.settings.root / "snippets/half.py"
    module.write_text("def half(x):\n    return x / 2\n")
    page.write_text("# %%\nfrom snippets.half import half\n")
    (program,), _ = read_programs(session.settings, [page])
    before = session.key(program)
    module.write_text("def half(x):\n    return x * 0.5\n")
    session.start()

    assert session.key(program) != before


def test_a_failing_notebook_is_reported_with_its_own_line(page, session):
    page.write_text(page.read_text() + "\n\n# %%\nx / 0\n")
    programs, _ = read_programs(session.settings, [page])
    ((program, error),) = session.execute(programs)

    assert error.report(program).startswith("docs/x.py:10: cell 2: ZeroDivisionError")


def test_a_notebook_that_cannot_be_read_is_a_problem(page, session):
    page.write_text("# %%\n1\n# %%\n2\n")

    assert read_programs(session.settings, [page]) == ([], ["docs/x.py:2: a code cell ends with a blank line"])
