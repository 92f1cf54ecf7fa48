"""Outputs in Markdown and formulas, beside what Markdown makes of the same text by itself."""

import pytest
from markdown import Markdown

from execution.page import Page
from execution.show.extension import ExecutionExtension
from execution.show.rich import as_markdown

EXTENSIONS = ["attr_list", "tables", "admonition", "pymdownx.superfences", "toc"]
FORMULAS = {
    "extensions": [*EXTENSIONS, "pymdownx.arithmatex"],
    "extension_configs": {"pymdownx.arithmatex": {"generic": True}},
}
RICH = """**b** $x_1 y_2$ `{python} 1 / 0`

| a | b |
|---|---|
| 1 | 2 |

~~~text
--8<-- "nothing.py"
~~~

- a
- b

<div>raw</div>"""


@pytest.fixture
def convert(session):
    """Convert a page with formulas; `said` are the warnings."""

    def convert(text, said=None, **options):
        options = options or FORMULAS
        extension = ExecutionExtension(
            page=lambda md: Page("p.md", session, warn=[].append if said is None else said.append)
        )
        return Markdown(**options | {"extensions": [*options["extensions"], extension]}).convert(text)

    return convert


def cell(source, indent=""):
    lines = ["```python {.cell}", "from IPython.display import *", *source.split("\n"), "```"]
    return "".join(f"{indent}{line}\n" for line in lines)


def alone(text):
    return Markdown(**FORMULAS).convert(text)


@pytest.mark.parametrize(
    "indent, before", [("", ""), ("    ", "- item\n\n"), ("    ", "1. a\n\n    - b\n\n"), ("    ", "!!! note\n\n")]
)
def test_an_output_in_markdown_is_what_the_page_would_make_of_it_under_its_cell(convert, indent, before):
    html = convert(f"{before}{cell(f'display(Markdown({RICH!r}), 1)', indent)}\nafter")

    assert f'<div class="cell-output cell-html">{alone(RICH)}</div>\n<div class="cell-output"><pre' in html
    assert html.index("<table>") < html.index("after") and html.count("<table>") == 1


def test_outputs_keep_their_order_and_their_cells_with_no_line_between_these(convert):
    html = convert(cell("display(Markdown('*a*'), Markdown('*b*'))").strip() + "\n" + cell("Markdown('*c*')"))

    assert [html.count(f'<div class="cell-output cell-html"><p><em>{x}</em></p></div>') for x in "abc"] == [1, 1, 1]
    assert html.index("<em>a<") < html.index("<em>b<") < html.rindex('<div class="cell">') < html.index("<em>c<")


def test_headings_of_outputs_stand_in_the_contents_where_they_are_shown(session):
    extension = ExecutionExtension(page=lambda md: Page("p.md", session))
    md = Markdown(extensions=[*EXTENSIONS, extension])
    shown = cell("Markdown('## B')")
    html = md.convert(f"# A\n\n{shown}\n# C\n")

    assert [token["name"] for token in md.toc_tokens] == ["A", "C"]
    assert [token["name"] for token in md.toc_tokens[0]["children"]] == ["B"] and '<h2 id="b">B</h2></div>' in html


@pytest.mark.parametrize(
    "source, formula",
    [
        (r"Math(r'\frac12 ')", r"\(\displaystyle \frac12\)"),
        (r"Latex('$$x^2_1\n\n $$')", r"\[x^2_1\]"),
        (r"Latex(r'\begin{align}a &= b \\ c &= d\end{align}')", r"\begin{align}a &amp;= b \\ c &amp;= d\end{align}"),
        ("class S:\n    def _repr_latex_(self): return '$x_1$ and $y_1$'\nS()", r"\(x_1\)</span> and"),
    ],
)
def test_a_formula_goes_where_formulas_of_the_page_go(convert, source, formula):
    html = convert(cell(source))

    assert 'class="arithmatex"' in html and formula in html


def test_where_the_page_has_no_formulas_one_is_a_complaint(convert):
    said = []
    convert(cell("Math('x')"), said, extensions=EXTENSIONS)

    assert said == ["p.md:1: cell 1 shows a formula: for that, the page's Markdown needs pymdownx.arithmatex"]


def test_nothing_in_an_output_is_a_cell_a_value_or_a_mark_of_ours(convert):
    text = "<!--cell 0-->\n\n~~~python {.cell}\n1 / 0\n~~~\n\n`{python} 1 / 0` <!--\U000ffffe--> \\x02wzxhzdk:0\\x03"
    html = convert(cell(f"Markdown({text!r})") + "\n`{python} 6 * 7`\n")

    assert html.count('<span class="live">42</span>') == 1 and "<code>{python} 1 / 0</code>" in html
    assert html.count('class="cell-output') == 1 and "</div></div>" in html and "\U000ffffe" not in html


def test_latex_without_dollars_is_left_alone():
    assert as_markdown(r"costs \$5") == r"costs \$5" and as_markdown("$a$ $b$") == "$a$ $b$"
