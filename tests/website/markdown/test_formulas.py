import re

import pytest
from markdown import Markdown

from tests.website.host import ROOT, told


def convert(text, language="zh", root=ROOT):
    extensions = ["pymdownx.arithmatex", "website.markdown.formulas"]
    md = Markdown(extensions=extensions, extension_configs={"pymdownx.arithmatex": {"generic": True}})
    return told(md, language=language, root=root).convert(text)


def test_an_inline_formula_becomes_mathml_in_its_sentence():
    page = convert("值 $x < y$ 很小")
    assert page.startswith("<p>值 <math>") and page.endswith("</math> 很小</p>")
    assert "&lt;" in page and "arithmatex" not in page


@pytest.mark.parametrize("language, name", [("zh", "公式"), ("en", "Formula")])
def test_a_display_formula_can_be_focused_and_has_a_name(language, name):
    page = convert("$$\n\\frac{1}{2}\n$$", language)
    assert f'<div class="math" role="group" aria-label="{name}"><math display="block">' in page
    assert "<mfrac>" in page


@pytest.mark.parametrize("formula", ["$\\nonsense{x}$", "$$\n\\frac{1}{\n$$", "a $x^$ < $y$"])
def test_a_formula_that_cannot_be_shown_is_a_warning_with_its_line(tmp_path, caplog, formula):
    text = f"# T\n\nfirst\n\n{formula}\n"
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/page.md").write_text(text)
    html = convert(text, "en", root=tmp_path)

    [message] = [record.getMessage() for record in caplog.records]
    line = 6 if formula.startswith("$$") else 5
    assert message.startswith(f"docs/en/page.md:{line}: this formula can't be shown: ") and "<code>" in html


def test_latex_in_code_stays_as_it_is():
    assert convert("`$x$`") == "<p><code>$x$</code></p>"


@pytest.mark.parametrize(
    "text, kept",
    [
        ("设 $x$，则", "<math><mi>x</mi></math>，"),
        ("标签（$x$）。", "（<math><mi>x</mi></math>）。"),
        ("the $x$-th, (see $x$).", "<math><mi>x</mi></math>-th,"),
    ],
)
def test_a_formula_stays_with_the_punctuation_beside_it(text, kept):
    assert f'<span class="formula">{kept}</span>' in convert(text)


def test_a_bracket_under_a_power_is_in_a_row_which_browsers_need_to_stretch_it():
    assert "<msup><mrow><mo " in convert(r"$\Bigl( x \Bigr)^2$")
    assert "<msup><mrow>" not in convert("$(x)^2$")


def test_a_root_is_as_tall_as_its_smallest_sign():
    assert convert(r"$\sqrt{n}$").count('<msqrt><mspace height=".77em"/><mi>n</mi></msqrt>') == 1


def test_an_accent_may_stretch_for_webkit_lets_others_float():
    html = convert(r"$\hat{y} \bar{L} (x)$")

    assert re.findall(r"<mo[^>]*>(?=[ˆ¯])", html) == ["<mo>", "<mo>"]
    assert html.count('<mo stretchy="false">') == 2  # the parentheses
