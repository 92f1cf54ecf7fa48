import pytest
from markdown import Markdown

from tests.website.host import told


def convert(text, **page):
    return told(Markdown(extensions=["attr_list", "website.markdown.marks"]), **page).convert(text)


@pytest.mark.parametrize(
    "mark, source, language, found",
    [
        ("glossary", "glossary.md", "zh", '<h2 id="tensors">张量</h2>'),
        ("features", "what-you-will-learn.md", "en", '<h2 id="tensors">Tensors</h2>'),
        ("exercises", "tensors.md", "en", "python -m exercises check column_means"),
        ("check_install", "setup/a.md", "zh", '<p><a href="../../check_install.py" download>下载'),
        (
            "offline",
            "about/a.md",
            "en",
            '<p class="offline">To read offline, <a href="../../../pytorch-study-notes.zip"',
        ),
    ],
)
def test_a_mark_stands_for_what_is_written_elsewhere(mark, source, language, found):
    html = convert(f"# A {{#a}}\n\n<!-- {mark} -->\n\nB", source=source, language=language)

    assert found in html and f"<!-- {mark}" not in html and html.endswith("<p>B</p>")


def test_a_server_has_no_zip_to_offer():
    assert convert("<!-- offline -->", serving=True) == ""


def test_another_comment_stays():
    assert convert("<!-- exercise -->") == "<!-- exercise -->"
