import pytest
from markdown import Markdown

EXTENSIONS = ["tables", "attr_list", "website.markdown.tables"]


def convert(text):
    return Markdown(extensions=EXTENSIONS).convert(text)


def test_a_table_with_an_empty_corner_names_its_rows_and_its_columns():
    html = convert("| | loss |\n|---|---:|\n| **ReLU** | 0.4 |\n| tanh | 0.5 |")

    assert html.count("<th") - html.count("<thead") == 3 and "<td></td>" in html
    assert 'scope="col"' in html and ">loss</th>" in html
    assert '<th scope="row"><strong>ReLU</strong></th>' in html and '<th scope="row">tanh</th>' in html


@pytest.mark.parametrize("corner", ["name", "`x`", "**a**"])
def test_another_table_stays_as_it_is(corner):
    text = f"| {corner} | loss |\n|---|---|\n| ReLU | 0.4 |"

    assert convert(text) == Markdown(extensions=EXTENSIONS[:2]).convert(text)
